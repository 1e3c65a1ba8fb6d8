import { beforeEach, expect, test } from "vitest";
import { since, write } from "./journal";
import { resume } from "./resume";
import { handed } from "./testing";

let kept: Map<string, string>;
const store = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (n: string, v: string) => void kept.set(n, v),
};
const start = { command: "start_exercise", with: { exercise: "L1" } } as const;
const finish = { command: "finish_exercise", with: { exercise: "L1", repetitions: 5 } } as const;
const hurts = { command: "report_pain", with: { exercise: "L3", words: "uncomfortable" } } as const;
const taken = (key: string, version: number) => ({ key, version, accepted: true });

beforeEach(() => {
  kept = new Map();
});

test("what was taken after a page was made is known on it when it is shown as it was kept", () => {
  write(handed(), store, start, taken("a", 11));
  write(handed(), store, finish, taken("b", 12));
  expect(since(handed(), store)).toEqual([start, finish]);
  expect(resume(handed(), since(handed(), store))).toMatchObject({ screen: "ask", index: 0 });
});

test("what a page knows already, and another session or person, is not told to it", () => {
  write(handed(), store, start, taken("a", 10));
  expect(since(handed(), store)).toEqual([]);
  write(handed(), store, finish, taken("b", 11));
  const { telling } = handed();
  expect(since(handed({ telling: { ...telling, session: "other" } }), store)).toEqual([]);
  expect(since(handed({ telling: { ...telling, by: "berta" } }), store)).toEqual([]);
});

test("what was told before a page was made and taken after it is not known on it", () => {
  const made = handed({ version: 12 });
  write(made, store, hurts, taken("c", 13));
  write(made, store, finish, taken("b", 12));
  write(made, store, hurts, taken("c", 13));
  expect(since(made, store)).toEqual([hurts]);
});

test("what was refused, or answered without saying what the record holds, is not written down", () => {
  write(handed(), store, start, { ...taken("a", 11), accepted: false });
  write(handed(), store, finish, { ...taken("b", 12), version: null });
  expect(since(handed(), store)).toEqual([]);
});

test("what is broken or full is as if nothing were written", () => {
  kept.set("s.told", "{");
  expect(since(handed(), store)).toEqual([]);
  const full = {
    ...store,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(() => write(handed(), full, start, taken("a", 11))).not.toThrow();
});

test("an exercise that was uncomfortable stays less and softer after a reload", () => {
  const { exercises } = resume(handed(), [hurts]);
  const [, smaller] = exercises;
  expect(smaller).toMatchObject({ is_reduced: true, dose: { repetitions: smaller?.reduction.repetitions } });
});
