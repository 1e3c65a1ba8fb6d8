import { expect, test, vi } from "vitest";
import { Choice } from "./choice";

const handed = { store: "s", variant: "", vary: "/api/variant/", patient: null };

function browser() {
  const kept = new Map<string, string>();
  const store = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
  return { kept, store };
}

test("a choice holds at once and is kept until the clinic has it", async () => {
  const { kept, store } = browser();
  const send = vi.fn().mockResolvedValue(false);
  const choice = new Choice(handed, store, send);
  choice.choose("seated");
  await vi.waitFor(() => expect(send).toHaveBeenCalledWith("/api/variant/", { variant: "seated" }));
  expect([choice.variant, kept.size]).toEqual(["seated", 1]);
  send.mockResolvedValue(true);
  await choice.flush();
  expect(kept.size).toBe(0);
});

test("after a reload what still waits is newer than what the page was handed", () => {
  const { store } = browser();
  store.setItem("s.variant", "");
  expect(new Choice({ ...handed, variant: "seated" }, store, vi.fn()).variant).toBe("");
});

test("an answer to an older choice does not forget a newer one", async () => {
  const { store } = browser();
  const answers: ((told: boolean) => void)[] = [];
  const choice = new Choice({ ...handed, patient: "p" }, store, () => new Promise((told) => answers.push(told)));
  choice.choose("seated");
  choice.choose("");
  answers[0]?.(true);
  await Promise.resolve();
  expect(choice.variant).toBe("");
  expect(store.getItem("s.variant")).toBe("");
});
