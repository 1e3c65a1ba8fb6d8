import { expect, test } from "vitest";
import { seatOf } from "./seat";

test("A lumbar disc is the joint of the vertebra above it", () => {
  expect(seatOf("L4/L5")).toEqual({ from: "lumbar_4", to: "lumbar_4", share: 0 });
  expect(seatOf("T12/L1").from).toBe("thorax");
});

test("The discs of the neck go up from T1, evenly, and end under C2", () => {
  const shares = ["C7/T1", "C6/C7", "C5/C6", "C4/C5", "C3/C4", "C2/C3"].map((disc) => seatOf(disc).share);
  expect(shares[0]).toBe(0);
  expect(shares.every((share, i) => i === 0 || share > shares[i - 1]!)).toBe(true);
  expect(shares.at(-1)).toBeLessThan(0.8);
});
