import { expect, test } from "vitest";
import { phasesOf } from "../contract/cases";
import { moment, settled } from "./tempo";

/** The first repetition, with its rest: 3 s out, 7 held, 3 back, 2 of rest. */
const held = phasesOf("held").filter((phase) => phase.repetition === 1);
const round = phasesOf("round").filter((phase) => phase.repetition === 1);

test("A repetition goes out, holds, comes back and rests", () => {
  expect(moment(1.5, held)).toEqual({ kind: "out", phase: 0.5, left: 1.5 });
  expect(moment(5, held)).toEqual({ kind: "hold", phase: 1, left: 5 });
  expect(moment(11.5, held)).toEqual({ kind: "back", phase: 0.5, left: 1.5 });
  expect(moment(14, held)).toEqual({ kind: "rest", phase: 0, left: 1 });
});

test("After the rest the next repetition begins", () => {
  expect(moment(16, held)).toEqual(moment(1, held));
});

test("What comes round by itself is half round when it is held, and goes on forwards", () => {
  expect(moment(2.5, round)).toMatchObject({ kind: "hold", phase: 0.5 });
  expect(moment(4, round)).toEqual({ kind: "back", phase: 0.75, left: 1 });
});

test("With reduced motion there are two pictures", () => {
  expect([0, 0.49, 0.5, 1].map(settled)).toEqual([0, 0, 1, 1]);
});
