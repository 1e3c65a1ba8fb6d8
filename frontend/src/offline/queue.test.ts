import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer, SessionCommand as Entry } from "../contract/api";
import type { Command } from "../contract/command";
import { type Condition, Queue, type Sent } from "./queue";

const ANSWER: Answer = {
  accepted: true,
  outcome: "clear",
  reasons: [],
  released: [],
  session: null,
  emergency: null,
  repeated: false,
};
const ok: Sent = { kind: "answered", answer: ANSWER };

function memory(): Pick<Storage, "getItem" | "setItem" | "removeItem"> & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

let n = 0;

function wired(send: (entry: Entry) => Promise<Sent>, store = memory()) {
  const said: Condition[] = [];
  const answered: string[] = [];
  const queue = new Queue({
    send,
    store,
    name: "queue",
    key: () => `key-${++n}`,
    condition: (condition) => said.push(condition),
    answered: (entry) => answered.push(entry.command),
  });
  return { queue, said, answered, store };
}

beforeEach(() => {
  n = 0;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

test("commands arrive in order, one at a time", async () => {
  const order: string[] = [];
  const { queue, answered } = wired(async (entry) => {
    order.push(`> ${entry.command}`);
    await new Promise((done) => setTimeout(done, 50));
    order.push(`< ${entry.command}`);
    return ok;
  });
  queue.add({ command: "warm_up", with: {} });
  queue.add({ command: "start_exercise", with: { exercise: "L1" } });
  await vi.runAllTimersAsync();
  expect(order).toEqual(["> warm_up", "< warm_up", "> start_exercise", "< start_exercise"]);
  expect(answered).toEqual(["warm_up", "start_exercise"]);
});

test("without a connection it tries again, ever later, with the same key", async () => {
  const keys: string[] = [];
  let up = false;
  const { queue, said } = wired(async (entry) => {
    keys.push(entry.key);
    return up ? ok : { kind: "unreachable" };
  });
  queue.add({ command: "warm_up", with: {} });
  await vi.advanceTimersByTimeAsync(999);
  expect(keys).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2);
  expect(keys).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1900);
  expect(keys).toHaveLength(2);
  up = true;
  await vi.advanceTimersByTimeAsync(200);
  expect(new Set(keys)).toEqual(new Set(["key-1"]));
  expect(queue.waiting).toEqual([]);
  expect(said).toEqual(["saving", "offline", "saving", "offline", "saving", "saved"]);
});

test("a failing network counts as no connection", async () => {
  const { queue, said } = wired(async () => {
    throw new TypeError("Failed to fetch");
  });
  queue.add({ command: "warm_up", with: {} });
  await vi.advanceTimersByTimeAsync(0);
  expect(said.at(-1)).toBe("offline");
  expect(queue.waiting).toHaveLength(1);
});

test("what waits survives a reload and goes first", async () => {
  const store = memory();
  const before = wired(async () => ({ kind: "unreachable" }), store);
  before.queue.add({ command: "report_pain", with: { words: "severe" } });
  await vi.advanceTimersByTimeAsync(0);
  const after = wired(async () => ok, store);
  expect(after.queue.waiting.map((entry) => entry.command)).toEqual(["report_pain"]);
  after.queue.add({ command: "report_pain", with: { nrs: 7 } });
  await vi.advanceTimersByTimeAsync(0);
  expect(after.answered).toEqual(["report_pain", "report_pain"]);
  expect(store.kept.size).toBe(0);
});

test("a command that the clinic does not understand does not hold up the others", async () => {
  const { queue, answered, said } = wired(async (entry) =>
    (entry.command as string) === "nonsense" ? { kind: "misunderstood", problems: ["no such command"] } : ok,
  );
  queue.add({ command: "nonsense", with: {} } as unknown as Command);
  queue.add({ command: "warm_up", with: {} });
  await vi.advanceTimersByTimeAsync(0);
  expect(answered).toEqual(["warm_up"]);
  expect(said).toContain("failed");
});

test("after a sign-out everything is kept", async () => {
  const { queue, said } = wired(async () => ({ kind: "signed-out" }));
  queue.add({ command: "warm_up", with: {} });
  await vi.advanceTimersByTimeAsync(0);
  expect(said.at(-1)).toBe("signed-out");
  expect(queue.waiting).toHaveLength(1);
});

test("a spoilt store begins empty", () => {
  const store = memory();
  store.setItem("queue", "{not json");
  expect(wired(async () => ok, store).queue.waiting).toEqual([]);
});
