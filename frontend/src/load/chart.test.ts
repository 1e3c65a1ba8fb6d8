import { expect, test } from "vitest";
import { across, band, type Frame, line, marks, most, phaseAt, up } from "./chart";
import type { Forces, LoadPart } from "./data";

const frame: Frame = { width: 300, height: 200, left: 40, right: 10, top: 10, bottom: 30, most: 5000 };
const forces: Forces = [
  [0, 1000],
  [500, 2000],
  [1000, 3000],
];

test("The start is at the left edge, the end at the right, nothing at the foot", () => {
  expect([across(frame, 0), across(frame, 1)]).toEqual([40, 290]);
  expect([up(frame, 0), up(frame, 5000)]).toEqual([170, 10]);
});

test("What is more than the scale stays in the picture", () => {
  expect(up(frame, 9000)).toBe(10);
});

test("A finger on the chart means the phase that is drawn there, and none outside", () => {
  expect(phaseAt(frame, across(frame, 0.4))).toBeCloseTo(0.4);
  expect([phaseAt(frame, 0), phaseAt(frame, 300)]).toEqual([0, 1]);
});

test("The band goes along the low estimates and back along the high ones", () => {
  expect(band(frame, [0, 1], forces)).toBe("M40 170L290 138L290 74L40 138Z");
  expect(line(frame, [0, 1], forces)).toBe("M40 154L290 106");
});

test("Marks are few and round", () => {
  expect(marks(5200)).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
  expect(marks(340)).toEqual([0, 100, 200, 300]);
});

test("The close scale fits what is shown, and is never wider than the whole one", () => {
  const part: LoadPart = {
    part: "lift",
    label: "Lift",
    side: "",
    still: "",
    loop: [],
    phase: [0, 1],
    forces: { "L4/L5": forces },
  };
  expect(most([part], "L4/L5", 5200, false)).toBe(5200);
  expect(most([part], "L4/L5", 5200, true)).toBeCloseTo(3450);
  expect(most([part], "L4/L5", 2000, true)).toBe(2000);
  expect(most([part], "L4/L5", 5200, true, 4000)).toBeCloseTo(4600);
});
