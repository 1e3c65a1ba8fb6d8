import { expect, test } from "vitest";
import { moment, settled } from "./tempo";

const tempo = { out: 2, hold: 7, back: 2, rest: 1 };

test("A repetition goes out, holds, comes back and rests", () => {
  expect(moment(1, tempo, "out_and_back")).toEqual({ stage: "out", phase: 0.5, left: 1 });
  expect(moment(5, tempo, "out_and_back")).toEqual({ stage: "hold", phase: 1, left: 4 });
  expect(moment(10, tempo, "out_and_back")).toEqual({ stage: "back", phase: 0.5, left: 1 });
  expect(moment(11.5, tempo, "out_and_back")).toEqual({ stage: "rest", phase: 0, left: 0.5 });
});

test("After the rest the next repetition begins", () => {
  expect(moment(13, tempo, "out_and_back")).toEqual(moment(1, tempo, "out_and_back"));
});

test("What comes round by itself does not hold", () => {
  expect(moment(3, tempo, "cycle")).toEqual({ stage: "back", phase: 0.75, left: 1 });
});

test("With reduced motion there are two pictures", () => {
  expect([0, 0.49, 0.5, 1].map(settled)).toEqual([0, 0, 1, 1]);
});
