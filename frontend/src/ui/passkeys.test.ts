import { expect, test } from "vitest";
import { reasonOf } from "./passkeys";

test.each([
  ["SecurityError", "name"],
  ["InvalidStateError", "known"],
  ["NotAllowedError", "none"],
  ["TypeError", "none"],
])("%s is said as %s", (name, said) => {
  expect(reasonOf({ exception: { name } })).toBe(said);
});

test("what is not named is a key that was not used", () => {
  expect(reasonOf({})).toBe("none");
});
