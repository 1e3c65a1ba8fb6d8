import { expect, test } from "vitest";
import { spoken } from "./aloud";

type Spoken = Parameters<typeof spoken>[0][number];

function element(textContent: string, blocks: string[] = []): Spoken {
  return { textContent, querySelectorAll: () => blocks.map((text) => ({ textContent: text })) } as unknown as Spoken;
}

test("each paragraph is said in its own breath", () => {
  expect(spoken([element("One. Two.", [" One. ", "Two."])])).toEqual(["One.", "Two."]);
});

test("what has no paragraphs is said whole, and what is empty is not said", () => {
  expect(spoken([element(" A title "), element("", ["", "One."]), element("  ")])).toEqual(["A title", "One."]);
});
