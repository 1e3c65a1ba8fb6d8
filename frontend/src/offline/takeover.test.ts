import { expect, test } from "vitest";
import { memory } from "./memory";
import { takeOver } from "./takeover";

const PATIENT = "0b8f3f0e-8a5c-4a55-9a2e-0123456789ab";

function left(kept: Record<string, string>) {
  const all = new Map(Object.entries(kept));
  return {
    all,
    get length() {
      return all.size;
    },
    key: (at: number) => [...all.keys()][at] ?? null,
    getItem: (name: string) => all.get(name) ?? null,
    removeItem: (name: string) => void all.delete(name),
  };
}

const old = JSON.stringify([{ key: "k", command: "report_pain", with: { words: "severe" } }]);

test("what an older build left is taken over once, with its patient", async () => {
  const [store, here] = [memory(), left({ [`corset.${PATIENT}`]: old, "corset.sound": "voice", other: "1" })];
  await takeOver(here, store);
  await takeOver(here, store);
  const kept = await store.read();
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ key: "k", patient: PATIENT, form: 1, state: "waiting" });
  expect([...here.all.keys()]).toEqual(["corset.sound", "other"]);
});

test("it is forgotten there only once it is kept here", async () => {
  const here = left({ [`corset.${PATIENT}`]: old });
  const full = { ...memory(), add: () => Promise.reject(new Error("full")) };
  await expect(takeOver(here, full)).rejects.toThrow();
  expect(here.all.size).toBe(1);
});

test.each(["{not json", "null", "{}", "[1, null, {}]"])("a spoilt list, %s, holds nothing up", async (text) => {
  const [store, here] = [memory(), left({ [`corset.${PATIENT}`]: text })];
  await takeOver(here, store);
  expect(await store.read()).toEqual([]);
});
