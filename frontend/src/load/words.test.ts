import { expect, test } from "vitest";
import { figures, filled, kilo, percent } from "./words";

test("Figures stand where the words want them", () => {
  expect(filled("{disc}: {central} kN ({low} to {high})", { disc: "L4/L5", ...figures([400, 850, 1240]) })).toBe(
    "L4/L5: 0.85 kN (0.40 to 1.2)",
  );
});

test("What is not known of a figure is left out, not said to be undefined", () => {
  expect(filled("a {nothing} b", {})).toBe("a  b");
});

test("Small loads keep two digits after the point, large ones one", () => {
  expect([kilo(84), kilo(1961)]).toEqual(["0.08", "2.0"]);
  expect(percent(0.426)).toBe("43");
});
