import { beforeEach, expect, test } from "vitest";
import { inTurn } from "./alone";
import { memory } from "./memory";
import { MOST, Queue, QueueFull, type Store } from "./queue";
import type { Sent } from "./settle";
import { draft, EFFORT, PAINLESS, SEVERE, SIGN, START, taken, WARM } from "./testing";
import { PATIENCE } from "./turn";

let store: Store;
let now: number;
let order: string[];

beforeEach(() => {
  [store, now, order] = [memory(), 1_000_000, []];
});

/** A queue at a clinic; it says in which order entries came. */
function at(clinic: (key: string) => Sent["kind"] | "taken" = () => "taken"): Queue {
  const send = async (entry: { key: string }): Promise<Sent> => {
    order.push(entry.key);
    const kind = clinic(entry.key);
    if (kind === "taken" || kind === "answered") return taken(entry as Parameters<typeof taken>[0]);
    return kind === "refused" ? { kind, problems: ["no such field"] } : { kind };
  };
  return new Queue({ store, alone: inTurn(), send, now: () => now });
}

const states = async () => Object.fromEntries((await store.read()).map(({ key, state }) => [key, state]));

test("what happened first is told first", async () => {
  const queue = at();
  await queue.add(draft("a", WARM));
  await queue.add(draft("b", START));
  await queue.send();
  expect(order).toEqual(["a", "b"]);
  expect(await states()).toEqual({ a: "arrived", b: "arrived" });
});

test("a warning sign and pain overtake everything else", async () => {
  const queue = at();
  for (const [key, command] of Object.entries({ a: WARM, b: EFFORT, c: PAINLESS, d: SEVERE, e: SIGN }))
    await queue.add(draft(key, command));
  await queue.send();
  expect(order).toEqual(["e", "d", "a", "b", "c"]);
});

test("two queues on one store lose nothing of each other (T1)", async () => {
  const [here, there] = [at(() => "unreachable"), at(() => "unreachable")];
  await here.add(draft("pain", SEVERE));
  await there.add(draft("other", WARM));
  await Promise.all([here.send(), there.send()]);
  await at().send();
  expect(await states()).toEqual({ pain: "arrived", other: "arrived" });
});

test.each(["refused", "unwell", "another"] as const)("one that is %s blocks nobody's pain (T2, T3)", async (kind) => {
  const queue = at((key) => (key === "a" ? kind : "taken"));
  await queue.add(draft("a", WARM));
  await queue.add(draft("pain", SEVERE));
  await queue.send();
  expect(await states()).toMatchObject({ pain: "arrived", a: kind === "refused" ? "aside" : "waiting" });
});

test("pain that was not understood is kept, and told again in plain words", async () => {
  const queue = at((key) => (key === "pain" ? "refused" : "taken"));
  await queue.add(draft("pain", SEVERE));
  await queue.send();
  const [pain, plain] = await store.read();
  expect(order).toEqual(["pain", "pain-plain"]);
  expect(plain).toMatchObject({ instead: "pain", command: { with: { words: "severe" } }, state: "arrived" });
  expect(pain?.state).toBe("arrived");
});

test("where the plain words are not understood either, both are set aside and nothing is told", async () => {
  const queue = at(() => "refused");
  await queue.add(draft("pain", SEVERE));
  await queue.send();
  expect(await states()).toEqual({ pain: "aside", "pain-plain": "aside" });
});

test("a clinic that is not well is asked again, ever later; what came after goes ahead at last", async () => {
  const queue = at((key) => (key === "a" ? "unwell" : "taken"));
  await queue.add(draft("a", WARM));
  await queue.add(draft("b", START));
  for (const wait of PATIENCE.waits.slice(0, PATIENCE.stepOver - 1)) {
    await queue.send();
    expect((await states())["b"]).toBe("waiting");
    now += wait - 1;
    await queue.send();
    now += 1;
  }
  await queue.send();
  expect(order.filter((key) => key === "a")).toHaveLength(PATIENCE.stepOver);
  expect(await states()).toEqual({ a: "waiting", b: "arrived" });
});

test("what one person told does not wait for another's", async () => {
  const queue = at((key) => (key === "a" ? "another" : "taken"));
  await queue.add(draft("a", WARM));
  await queue.add(draft("b", WARM, { told: { by: "paul", ticket: "t", at: "", device: "" } }));
  await queue.send();
  expect(await states()).toEqual({ a: "waiting", b: "arrived" });
});

test.each(["unreachable", "signed-out"] as const)("when it is %s, one try is enough for all", async (kind) => {
  const queue = at(() => kind);
  await queue.add(draft("a", WARM));
  await queue.add(draft("b", SEVERE));
  await queue.send();
  expect(order).toEqual(["b"]);
  expect(await states()).toEqual({ a: "waiting", b: "waiting" });
});

test("a clock that is set back by a year holds nothing up", async () => {
  const queue = at((key) => (order.filter((one) => one === key).length > 1 ? "taken" : "unwell"));
  await queue.add(draft("a", WARM));
  await queue.send();
  now -= 365 * 24 * 3600 * 1000;
  await queue.send();
  expect(await states()).toEqual({ a: "arrived" });
});

test("one press tries what was set aside, too; what was told in plain words is not told twice", async () => {
  let upgraded = false;
  const queue = at((key) => (upgraded || key.endsWith("plain") ? "taken" : "refused"));
  await queue.add(draft("a", WARM));
  await queue.add(draft("pain", SEVERE));
  await queue.send();
  upgraded = true;
  await queue.again();
  expect(await states()).toEqual({ a: "arrived", pain: "arrived", "pain-plain": "arrived" });
  expect(order.filter((key) => key === "pain")).toHaveLength(1);
});

test("a report of danger that the rules refuse was told to nobody", async () => {
  const queue = new Queue({
    store,
    alone: inTurn(),
    now: () => now,
    send: async (entry) => {
      const sent = taken(entry);
      return sent.kind === "answered" ? { ...sent, answer: { ...sent.answer, accepted: false } } : sent;
    },
  });
  await queue.add(draft("pain", SEVERE));
  await queue.add(draft("a", WARM));
  await queue.send();
  expect(await states()).toEqual({ pain: "aside", a: "arrived" });
});

test("it keeps so many and no more; danger always, and nothing is dropped by age", async () => {
  const queue = at(() => "unreachable");
  for (let n = 0; n < MOST; n++) await queue.add(draft(`${n}`, WARM));
  await expect(queue.add(draft("over", WARM))).rejects.toThrow(QueueFull);
  await queue.add(draft("pain", SEVERE));
  now += 10 * 365 * 24 * 3600 * 1000;
  await queue.send();
  expect(await store.read()).toHaveLength(MOST + 1);
});

test("answers that nobody asks for are forgotten; what waits is not", async () => {
  const queue = at((key) => (key === "b" ? "refused" : "taken"));
  await queue.add(draft("a", WARM));
  await queue.add(draft("b", WARM));
  await queue.send();
  now += 2 * 3600 * 1000;
  await queue.send();
  expect(await states()).toEqual({ b: "aside" });
});

test("what is held is kept at once and sent by anybody, once its time is over", async () => {
  await at().add(draft("pain", SEVERE), 11_000);
  await at().send();
  expect(order).toEqual([]);
  expect(await states()).toEqual({ pain: "waiting" });
  now += 11_000;
  await at().send();
  expect(await states()).toEqual({ pain: "arrived" });
});

test("what is held can be taken back whole, but not once it may be on its way", async () => {
  const queue = at();
  await queue.add(draft("pain", SEVERE), 11_000);
  await queue.add(draft("end", EFFORT), 11_000);
  expect(await queue.takeBack(["pain", "never told"])).toBe(false);
  now += 10_600;
  expect(await queue.takeBack(["pain", "end"])).toBe(false);
  now -= 5_000;
  expect(await queue.takeBack(["pain", "end"])).toBe(true);
  expect(await states()).toEqual({});
});

test("what is let go goes at once", async () => {
  const queue = at();
  await queue.add(draft("pain", SEVERE), 11_000);
  await queue.release(["pain"]);
  await queue.send();
  expect(order).toEqual(["pain"]);
});
