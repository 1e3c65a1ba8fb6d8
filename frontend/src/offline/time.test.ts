import { expect, test } from "vitest";
import { signing } from "./time";

const HANDED = { by: "anna", ticket: "t", now: "2025-03-03T07:00:00+00:00" };
const MINUTE = 60_000;

test.each([
  ["both clocks agree", 5, 5, "07:05"],
  ["the device slept", 5, 2, "07:05"],
  ["its clock was set back", -300, 5, "07:05"],
  ["its clock was set forward, which the clinic bounds", 300, 5, "12:00"],
])("%s", (_what, wall, steady, at) => {
  const now = { wall: 0, steady: 0 };
  const sign = signing(HANDED, { wall: () => now.wall, steady: () => now.steady });
  [now.wall, now.steady] = [wall * MINUTE, steady * MINUTE];
  expect(sign()).toMatchObject({ by: "anna", ticket: "t", at: `2025-03-03T${at}:00.000Z` });
});

test("a page that was kept goes on counting from when it was kept", () => {
  const now = { wall: 10 * MINUTE, steady: 0 };
  const sign = signing(HANDED, { wall: () => now.wall, steady: () => now.steady }, 0);
  now.wall = 12 * MINUTE;
  expect(sign().at).toBe("2025-03-03T07:12:00.000Z");
});
