import { expect, test } from "vitest";
import { nearest } from "./nearest";

test("the figure in the middle of the window is looked at", () => {
  const boxes = [
    { top: -500, bottom: -200 },
    { top: -100, bottom: 200 },
    { top: 300, bottom: 600 },
  ];
  expect(nearest(boxes, 800)).toBe(2);
});

test("a figure of which less than half is seen is not looked at", () => {
  expect(nearest([{ top: 600, bottom: 1200 }], 800)).toBeUndefined();
});
