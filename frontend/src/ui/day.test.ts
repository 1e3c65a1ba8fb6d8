import { expect, test } from "vitest";
import { isOver } from "./day";

test("a form of today is over when its day is, by the time that passed", () => {
  expect(isOver(60, 1_000, 60_999)).toBe(false);
  expect(isOver(60, 1_000, 61_000)).toBe(true);
});
