import { expect, test } from "vitest";
import { breathAt } from "./breath";

const breathing = { out: "out", hold: "free", back: "in" };

test("The breath follows the way: out, hold, back", () => {
  expect(breathAt(breathing, 0.2, 0.3)).toBe("out");
  expect(breathAt(breathing, 1, 1)).toBe("free");
  expect(breathAt(breathing, 0.9, 0.8)).toBe("in");
});

test("At rest the cue stays as it is", () => {
  expect(breathAt(breathing, 0, 0)).toBeUndefined();
});

test("Where nothing is said of the breath, it goes freely and is never held", () => {
  expect(breathAt({}, 0, 0.1)).toBe("free");
  expect(breathAt({ hold: "held" }, 1, 1)).toBe("free");
});
