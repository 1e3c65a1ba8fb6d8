import { expect, test } from "vitest";
import { after, opening, type Pace, THIRTY } from "./pace";

function played(pace: Pace, took: number, pictures: number): Pace {
  for (let i = 0; i < pictures; i++) pace = after(pace, took, 2);
  return pace;
}

test("A device that keeps up is left alone", () => {
  expect(played(opening(2), 1000 / 60, 500)).toMatchObject({ sharpness: 2, apart: 0 });
});

test("A device that is a little slow gets fewer pictures, all as sharp", () => {
  expect(played(opening(2), 40, 8)).toMatchObject({ sharpness: 2, apart: THIRTY });
});

test("A weak device loses pixels at once, the more the weaker it is", () => {
  const weak = played(opening(2), 70, 8),
    weaker = played(opening(2), 140, 8);
  expect(weak.sharpness).toBeLessThan(2);
  expect(weaker.sharpness).toBeLessThan(weak.sharpness);
});

test("Pixels never get coarser than seven tenths", () => {
  expect(played(opening(2), 300, 2000).sharpness).toBe(0.7);
});

test("When it becomes easier, the picture grows sharp again, slowly", () => {
  expect(played(played(opening(2), 140, 16), THIRTY, 600).sharpness).toBe(2);
});

test("A screen's third and fourth pixel are not drawn", () => {
  expect(opening(4).sharpness).toBe(2);
});
