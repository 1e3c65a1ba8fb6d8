import { expect, test } from "vitest";
import { bounds, closeUp } from "./bounds";
import type { Track } from "./clip";

/** A body of three joints along its length, of which only the last is lifted by so much, metres. */
function lying(lift: number): Track {
  const at = (z: number) => [0, 0, 1000, 9000, 0, 1000, 18000, 0, 1000 + z * 10000];
  const joints = Int16Array.from([...at(0), ...at(lift)]);
  return { frames: 2, bones: 3, turns: new Int16Array(), joints };
}

const far = (track: Track, pushes: { at: [number, number, number]; along: [number, number, number] }[] = []) =>
  closeUp([{ track, pushes }], bounds(track));

test("the camera goes near to what moves, and leaves room to see what it is", () => {
  const [whole, near] = [bounds(lying(0.3)), far(lying(0.3))];
  const [long, seen] = [whole.high[0] - whole.low[0], near.high[0] - near.low[0]];
  expect(seen).toBeCloseTo(0.55 * long);
  expect(near.high[0]).toBeCloseTo(whole.high[0]);
  expect(near.low[2]).toBeGreaterThanOrEqual(whole.low[2]);
  expect(near.high[2]).toBeCloseTo(whole.high[2]);
});

test("where nothing moves it looks at the hand that presses, and else at all of it", () => {
  const pressed = far(lying(0), [{ at: [0.1, 0, 0.1], along: [0, 0, 1] }]);
  expect(pressed.low[0]).toBeCloseTo(bounds(lying(0)).low[0]);
  expect(pressed.high[0]).toBeLessThan(1.1);
  expect(far(lying(0))).toEqual(bounds(lying(0)));
});
