import { expect, test } from "vitest";
import { stepped, valueIn } from "./stepper";

test("a dose moves by its step", () => {
  expect(stepped(16, 2, 10, 30)).toBe(18);
});

test("a dose stays within its bounds", () => {
  expect(stepped(29, 2, 10, 30)).toBe(30);
  expect(stepped(10, -2, 10, 30)).toBe(10);
});

test("what is no number counts as the least", () => {
  expect(valueIn(" 16 ", 10)).toBe(16);
  expect(valueIn("sixteen", 10)).toBe(10);
  expect(valueIn("", 10)).toBe(10);
});
