import { afterEach, expect, test, vi } from "vitest";
import type { Ports, Queue } from "../queue";
import type { Letter } from "./clinic";
import { explore } from "./explore";
import type { Dangers } from "./world";

const ALL: Dangers = { locks: true, late: true, minds: ["all", "plain", "nothing"] };
const FEWER: Dangers = { locks: true, late: false, minds: ["all", "nothing"] };
type Tabs = readonly (readonly Letter[])[];

/** EXPLORE=whole takes minutes; what it finds stands in docs/offline.md. */
const QUICK: readonly [Tabs, Dangers][] = [
  [[["severe"], []], ALL],
  [[["sign"], []], FEWER],
  [[["severe", "start"]], FEWER],
  [[["severe"], []], { ...FEWER, minds: ["all"], locks: false }],
];
const WHOLE: readonly [Tabs, Dangers][] = [
  [[["severe", "start"]], ALL],
  [[["severe"], ["start"]], { ...ALL, late: false }],
  [[["severe"], ["sign"]], FEWER],
  [[["start"], ["finish"]], ALL],
  [[["start", "severe"], []], FEWER],
  [[["severe"], []], { ...FEWER, locks: false }],
];
// biome-ignore lint/suspicious/noExplicitAny: vitest hands the environment to tests by this name alone
const whole = (globalThis as any).process?.env?.EXPLORE === "whole";

test.each(whole ? [...QUICK, ...WHOLE] : QUICK)(
  "%j with %j: nothing is lost, counted twice, falsely told or overtaken",
  async (tabs, dangers) => {
    const found = await explore(tabs, dangers);
    if (whole) console.log(JSON.stringify({ tabs, ...dangers, states: found.states, steps: found.steps }));
    expect(found.broken).toEqual({});
    expect(found.states).toBeGreaterThan(1000);
  },
  600_000,
);

// ---------------------------------------------------------------- a guard that is removed is noticed

afterEach(() => {
  vi.doUnmock("../urgency");
  vi.doUnmock("../settle");
  vi.doUnmock("../entry");
  vi.doUnmock("../turn");
  vi.doUnmock("../queue");
  vi.resetModules();
});

type Module = Record<string, (...given: never[]) => unknown>;

/** The same exploration with a piece of the real code exchanged. */
async function without(file: string, exchange: (real: Module) => object, tabs: Tabs, dangers: Dangers = FEWER) {
  vi.resetModules();
  vi.doMock(file, async (original) => {
    const real = await original<Module>();
    return { ...real, ...exchange(real) };
  });
  const fresh = await import("./explore");
  return Object.keys((await fresh.explore(tabs, dangers, 1)).broken);
}

type Settled = typeof import("../settle").settled;

const settling =
  (change: (settled: Settled) => Settled) =>
  (real: Module): object => ({ settled: change(real["settled"] as unknown as Settled) });

test("pain that does not overtake", async () => {
  const broken = await without("../turn", ({ next }) => ({ next: inOrder(next as never) }), [["start", "severe"]]);
  expect(broken).toContain("pain does not go first");
});

type Turn = typeof import("../turn").next;

const inOrder =
  (next: Turn): Turn =>
  (entries, now, patience) => {
    const [first] = entries.filter(({ state }) => state === "waiting");
    return next(first ? [first] : [], now, patience);
  };

test("a refused report that is dropped (T2)", async () => {
  const drop = settling((settled) => (entry, sent, ...more) => {
    const change = settled(entry, sent, ...more);
    return sent.kind === "refused" ? { changed: [{ ...entry, state: "arrived" }] } : change;
  });
  expect(await without("../settle", drop, [["severe"]])).toContain("a false “told”");
});

test("an answer that counts for arrived though it was none", async () => {
  const trusting = settling((settled) => (entry, sent, ...more) => {
    const change = settled(entry, sent, ...more);
    return sent.kind === "unwell" ? { changed: [{ ...entry, state: "arrived" }] } : change;
  });
  expect(await without("../settle", trusting, [["severe"]])).toContain("a false “told”");
});

test("plain words that do not say whose place they take", async () => {
  const unlinked = ({ plainer }: Module) => ({
    plainer: (told: { key: string }) => {
      const plain = told.key.endsWith("-plain") ? undefined : plainer?.(told as never);
      return plain && { ...plain, instead: null };
    },
  });
  expect(await without("../urgency", unlinked, [["severe"]], { ...ALL, minds: ["all", "nothing"] })).toContain(
    "a report counts twice",
  );
});

test("what has arrived and may be overwritten", async () => {
  const broken = await without("../entry", () => ({ mayReplace: () => true }), [["severe"], []], {
    ...FEWER,
    locks: false,
  });
  expect(broken).toContain("“told” is taken back");
});

test("a press that forgets what was set aside", async () => {
  const again = ({ Queue: Real }: Module) => {
    type Made = new (...given: ConstructorParameters<typeof Queue>) => Queue;
    class Pressed extends (Real as unknown as Made) {
      private get reach(): Ports {
        return (this as unknown as { ports: Ports }).ports;
      }
      override async again(): Promise<void> {
        await this.reach.alone(async () => {
          const kept = await this.reach.store.read();
          await this.reach.store.remove(kept.filter(({ state }) => state === "aside").map(({ key }) => key));
        });
        return this.send();
      }
    }
    return { Queue: Pressed };
  };
  expect(await without("../queue", again, [["severe"]])).toContain("a report is lost");
});
