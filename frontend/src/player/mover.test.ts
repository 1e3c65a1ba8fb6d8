import { describe, expect, test } from "vitest";
import type { Phase } from "../contract/api";
import { phasesOf } from "../contract/cases";
import { placeIn } from "./timeline";

const first = (name: "held" | "round", kind: Phase["kind"]): Phase =>
  phasesOf(name).find((phase) => phase.kind === kind)!;

describe("the figure's phase", () => {
  test("goes out, is held, and comes back with the player's seconds", () => {
    expect(placeIn(first("held", "out"), 3)).toBe(0);
    expect(placeIn(first("held", "out"), 0.75)).toBe(0.75);
    expect(placeIn(first("held", "hold"), 3)).toBe(1);
    expect(placeIn(first("held", "back"), 0.75)).toBe(0.25);
  });

  test("of a movement that comes round runs on through the way back", () => {
    expect(placeIn(first("round", "out"), 1)).toBe(0.25);
    expect(placeIn(first("round", "back"), 1)).toBe(0.75);
  });

  test("is the start wherever nothing moves", () => {
    const still = [...phasesOf("calm, a side"), ...phasesOf("two minutes")].filter(({ kind }) =>
      ["ready", "rest", "switch", "go"].includes(kind),
    );
    expect(new Set(still.map(({ kind }) => kind)).size).toBe(4);
    for (const phase of still) expect(placeIn(phase, phase.seconds / 2)).toBe(0);
    expect(placeIn(undefined, 0)).toBe(0);
  });

  test("never jumps within a repetition", () => {
    const phases = phasesOf("held");
    const walked = phases.flatMap((p) => [p.seconds, p.seconds / 2, 0.001].map((left) => placeIn(p, left)));
    const jumps = walked.slice(1).map((value, i) => Math.abs(value - (walked[i] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThanOrEqual(0.51);
  });
});
