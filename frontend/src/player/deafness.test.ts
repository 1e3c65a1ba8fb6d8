import { expect, test } from "vitest";
import { DEAF, Deafness } from "./deafness";
import type { State } from "./session";

const on = (screen: State["screen"], more: Partial<State> = {}): State =>
  ({ screen, index: 0, part: 0, pain: null, doubt: null, ...more }) as State;

test("a second tap on an answer does not answer the next question, nor go on", () => {
  const deafness = new Deafness();
  deafness.follow(on("ask"), 0);
  expect(deafness.hears("pain 0", 1000)).toBe(true);
  deafness.follow(on("ask", { pain: 0 }), 1000);
  expect(deafness.hears("effort 3", 1000 + DEAF - 1)).toBe(false);
  expect(deafness.hears("effort 3", 1000 + 2 * DEAF)).toBe(true);
  deafness.follow(on("rest", { pain: 0 }), 2000);
  expect(deafness.hears("next", 2200)).toBe(false);
  expect(deafness.hears("next", 2000 + 2 * DEAF)).toBe(true);
});

test("severe pain and warning signs are heard at any time", () => {
  const deafness = new Deafness();
  deafness.follow(on("rest"), 0);
  deafness.follow(on("intro"), 1000);
  expect(deafness.hears("severe", 1001)).toBe(true);
  expect(deafness.hears("signs", 1001)).toBe(true);
});

test("discomfort tapped twice at once is told once, and later again", () => {
  const deafness = new Deafness();
  deafness.follow(on("work"), 0);
  expect(deafness.hears("discomfort", 1000)).toBe(true);
  expect(deafness.hears("discomfort", 1200)).toBe(false);
  expect(deafness.hears("discomfort", 3000)).toBe(true);
});

test("a clock that goes on changes no screen", () => {
  const deafness = new Deafness();
  deafness.follow(on("work", { left: 3 }), 0);
  deafness.follow(on("work", { left: 2 }), 1000);
  expect(deafness.hears("pause", 1001)).toBe(true);
});
