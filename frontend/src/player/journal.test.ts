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

beforeEach(() => {
  kept = new Map();
});

test("what was taken after a page was made is known on it when it is shown as it was kept", () => {
  write(handed(), store, start, "2025-03-03T07:01:00Z");
  write(handed(), store, finish, "2025-03-03T07:02:00Z");
  expect(since(handed(), store)).toEqual([start, finish]);
  expect(resume(handed(), since(handed(), store))).toMatchObject({ screen: "ask", index: 0 });
});

test("what a page knows already, and another session or person, is not told to it", () => {
  write(handed(), store, start, "2025-03-03T06:59:00Z");
  expect(since(handed(), store)).toEqual([]);
  write(handed(), store, finish, "2025-03-03T07:02:00Z");
  const { telling } = handed();
  expect(since(handed({ telling: { ...telling, session: "other" } }), store)).toEqual([]);
  expect(since(handed({ telling: { ...telling, by: "berta" } }), store)).toEqual([]);
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
  expect(() => write(handed(), full, start, "2025-03-03T07:01:00Z")).not.toThrow();
});

test("an exercise that was uncomfortable stays less and softer after a reload", () => {
  const { exercises } = resume(handed(), [hurts]);
  const [, smaller] = exercises;
  expect(smaller).toMatchObject({ is_reduced: true, dose: { repetitions: smaller?.reduction.repetitions } });
});
