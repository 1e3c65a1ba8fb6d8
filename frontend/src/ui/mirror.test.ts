import { expect, test } from "vitest";
import { chosenOf } from "./mirror";

test("what is chosen is told by its values, and nothing else", () => {
  const choices = [
    { checked: true, value: "cervical" },
    { checked: false, value: "thoracic" },
    { checked: true, value: "lumbar" },
  ];
  expect(chosenOf(choices)).toBe("cervical lumbar");
  expect(chosenOf(choices.slice(1, 2))).toBe("");
});
