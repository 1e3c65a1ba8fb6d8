import { expect, test } from "vitest";
import { type Forces, type Load, type LoadPart, loadAt, peakOf, shares } from "./data";

const NECK = ["C2/C3", "C3/C4", "C4/C5", "C5/C6", "C6/C7", "C7/T1"];
const LUMBAR = ["T12/L1", "L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"];
const rising: Forces = [
  [50, 150, 400],
  [100, 300, 500],
  [150, 450, 650],
];
const forces = Object.fromEntries(
  [...NECK, ...LUMBAR].map((disc, i) => [disc, rising.map((row) => row.map((x) => x * (i + 1))) as unknown as Forces]),
);
const part: LoadPart = { part: "lift", label: "Lift", side: "", still: "", loop: [], phase: [0, 0.5, 1], forces };
const load: Load = {
  discs: { neck: NECK, lumbar: LUMBAR },
  first: "L4/L5",
  affected: [],
  tolerances: { affected: 1961, healthy: 4903 },
  parts: [part],
  wrong_way: null,
};

test("Between two phases the load goes evenly", () => {
  expect(loadAt(part, "C2/C3", 0.25)).toEqual([100, 200, 300]);
  expect(loadAt(part, "C2/C3", 0.5)).toEqual([150, 300, 450]);
});

test("Before the start it is the start's, beyond the end the end's", () => {
  expect(loadAt(part, "C2/C3", -1)).toEqual([50, 100, 150]);
  expect(loadAt(part, "C2/C3", 2)).toEqual([400, 500, 650]);
});

test("The peak is where the central estimate is greatest, with the interval of that moment", () => {
  expect(peakOf(part, "C2/C3")).toEqual({ phase: 1, load: [400, 500, 650] });
});

test("The figure's discs begin under L5, and what is not estimated is not nothing", () => {
  const found = shares(load, part, 1, 12_000);
  expect(found).toHaveLength(23);
  expect(found[0]).toBeCloseTo((500 * 12) / 12_000);
  expect(found[5]).toBeCloseTo((500 * 7) / 12_000);
  expect(found.slice(6, 17).every((share) => share === -1)).toBe(true);
  expect(found[22]).toBeCloseTo(500 / 12_000);
});

test("A colour goes no further than its scale", () => {
  expect(Math.max(...shares(load, part, 1, 100))).toBe(1);
});
