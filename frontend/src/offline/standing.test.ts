import { expect, test } from "vitest";
import { cases } from "../contract/cases";
import type { Command } from "../contract/command";
import { standing, toldOf } from "./standing";
import { draft, entry, SEVERE, WARM } from "./testing";
import { isUrgent } from "./urgency";

const known = new Set<string>();

test("nothing counts as told but what was acknowledged itself (I30)", () => {
  const [arrived, waiting] = [entry("a", SEVERE, { state: "arrived" }), entry("b", SEVERE)];
  expect(toldOf([], [waiting], known)).toBe("none");
  expect(toldOf(["a"], [arrived], known)).toBe("all");
  expect(toldOf(["a", "b"], [arrived, waiting], known)).toBe("some");
  expect(toldOf(["b", "a"], [arrived, waiting], known)).toBe("waits");
  expect(toldOf(["gone"], [], known)).toBe("waits");
  expect(toldOf(["gone"], [], new Set(["gone"]))).toBe("all");
});

test("what was set aside is refused only once its plain words were, too", () => {
  const aside = entry("a", SEVERE, { state: "aside" });
  const plain = entry("a-plain", SEVERE, { instead: "a" });
  expect(toldOf(["a"], [aside, plain], known)).toBe("waits");
  expect(toldOf(["a"], [aside, { ...plain, state: "aside" }], known)).toBe("refused");
  expect(toldOf(["a"], [aside], known)).toBe("refused");
});

test("a report and the plainer words for it are one", () => {
  const aside = entry("a", SEVERE, { state: "aside" });
  const plain = entry("a-plain", SEVERE, { instead: "a" });
  expect(standing([aside, plain])).toMatchObject({ waiting: 1, aside: 0, urgent: 1 });
  expect(standing([aside, { ...plain, state: "aside" }])).toMatchObject({ waiting: 0, aside: 1, urgent: 1 });
});

test("the gravest hindrance is said", () => {
  const kept = [
    entry("a", WARM, { hindrance: "unwell" }),
    entry("b", SEVERE, { hindrance: "signed-out" }),
    entry("c", WARM, { state: "aside" }),
    entry("d", SEVERE, { state: "arrived" }),
  ];
  expect(standing(kept)).toEqual({ waiting: 2, aside: 1, urgent: 1, hindrance: "signed-out" });
});

const pain = (told: object): Command => ({ command: "report_pain", with: told }) as Command;

test.each(cases.severe_pain.filter(({ severe }) => severe))("severe pain overtakes: %j", ({ nrs, words }) => {
  expect(isUrgent(draft("k", pain({ nrs, words })))).toBe(true);
});

test.each([
  [pain({ nrs: 1 }), true],
  [pain({ nrs: -3 }), true],
  [pain({ words: "uncomfortable" }), true],
  [pain({}), true],
  [pain({ nrs: 0 }), false],
  [pain({ words: "none" }), false],
  [WARM, false],
])("%j overtakes: %s", (command, overtakes) => {
  expect(isUrgent(draft("k", command))).toBe(overtakes);
});
