import { expect, test } from "vitest";
import { bounds, distance, outlook, united } from "./bounds";
import { bounded, moved } from "./orbit";
import { boxes } from "./room";

test("A chair is a stool with a back", () => {
  const stool = boxes({ kind: "stool", at: [0, 0, 0.4], size: [0.36, 0.36, 0.04], back: 0 });
  const chair = boxes({ kind: "chair", at: [0, 0, 0.4], size: [0.36, 0.36, 0.04], back: 0.45 });
  expect(chair.slice(0, stool.length)).toEqual(stool);
  expect(chair).toHaveLength(stool.length + 3);
});

test("Legs reach from the seat to the floor", () => {
  const [, leg] = boxes({ kind: "stool", at: [0, 0, 0.4], size: [0.36, 0.36, 0.04], back: 0 });
  expect(leg![0][2] - leg![1][2]).toBeCloseTo(0);
});

test("The picture holds everything that the joints reach", () => {
  const joints = Int16Array.from([0, 0, 0, 10000, 2000, 5000]);
  const { low, high } = bounds({ frames: 1, bones: 2, turns: new Int16Array(8), joints });
  expect(low[0]).toBeLessThan(0);
  expect(low[2]).toBe(0);
  expect(high[0]).toBeGreaterThan(1);
});

test("A picture of a few bones holds no more than those", () => {
  const joints = Int16Array.from([0, 0, 9000, 10000, 2000, 15000]);
  const { low, high } = bounds({ frames: 1, bones: 2, turns: new Int16Array(8), joints }, [0]);
  expect(low[2]).toBeGreaterThan(0.5);
  expect(high[0]).toBeLessThan(0.5);
});

test("A lying body is seen from its side, a narrow picture from farther away", () => {
  const lying = { low: [-1, -0.3, 0], high: [1, 0.3, 0.4] } as const;
  const standing = { low: [-0.3, -0.3, 0], high: [0.3, 0.3, 1.7] } as const;
  const [right, left] = [{ side: "r", sides: "in_turn" } as const, { side: "l", sides: "in_turn" } as const];
  expect(Math.abs(outlook(lying, right).turn)).toBeGreaterThan(Math.abs(outlook(standing, right).turn));
  expect(outlook(lying, left).turn).toBe(-outlook(lying, right).turn);
  expect(distance(lying, -1.2, 0.3, 0.5, 0.6)).toBeGreaterThan(distance(lying, -1.2, 0.3, 0.5, 1.6));
});

test("The camera stays where it is while sides and parts take turns", () => {
  const [one, other] = [
    { low: [-1, -0.3, 0], high: [1, 0.3, 0.4] },
    { low: [-0.3, -0.9, 0], high: [0.3, 0.3, 1.7] },
  ] as const;
  expect(united([one, other])).toEqual(united([other, one]));
  expect(united([one, other])).toEqual({ low: [-1, -0.9, 0], high: [1, 0.3, 1.7] });
  const turns = (["r", "l"] as const).map((side) => outlook(one, { side, sides: "alternate" }).turn);
  expect(turns[0]).toBe(turns[1]);
});

test("The eye never goes under the floor or over the top", () => {
  expect(moved({ turn: 0, lift: 0.2 }, 0, -1000).lift).toBe(bounded(-9));
  expect(moved({ turn: 0, lift: 0.2 }, 0, 1000).lift).toBe(bounded(9));
  expect(bounded(-9)).toBeGreaterThan(0);
});
