import { expect, test } from "vitest";
import { stepped } from "./stepper";

test("a dose moves by its step", () => {
  expect(stepped(16, 2, 10, 30)).toBe(18);
});

test("a dose stays within its bounds", () => {
  expect(stepped(29, 2, 10, 30)).toBe(30);
  expect(stepped(10, -2, 10, 30)).toBe(10);
});
