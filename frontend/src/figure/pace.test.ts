import { expect, test } from "vitest";
import { after, opening, THIRTY, type Pace } from "./pace";

function played(pace: Pace, took: number, pictures: number): Pace {
  for (let i = 0; i < pictures; i++) pace = after(pace, took, 2);
  return pace;
}

test("A device that keeps up is left alone", () => {
  expect(played(opening(2), 1000 / 60, 500)).toMatchObject({ sharpness: 2, apart: 0 });
});

test("A slow device gets fewer pictures first, then fewer pixels", () => {
  const fewer = played(opening(2), 45, 24);
  expect(fewer).toMatchObject({ sharpness: 2, apart: THIRTY });
  expect(played(fewer, 60, 30).sharpness).toBeLessThan(2);
});

test("Pixels never get coarser than three quarters", () => {
  expect(played(opening(2), 200, 2000).sharpness).toBe(0.75);
});

test("A screen's third and fourth pixel are not drawn", () => {
  expect(opening(4).sharpness).toBe(2);
});
