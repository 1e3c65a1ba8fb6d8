import { describe, expect, test } from "vitest";
import { phaseOf } from "./mover";
import { timeline, type Phase } from "./timeline";

const phase = (kind: Phase["kind"]): Phase => ({ kind, seconds: 4, repetition: 1, side: null, part: null });

describe("the figure's phase", () => {
  test("goes out, is held, and comes back with the player's seconds", () => {
    expect(phaseOf(phase("out"), 4, "out_and_back")).toBe(0);
    expect(phaseOf(phase("out"), 1, "out_and_back")).toBe(0.75);
    expect(phaseOf(phase("hold"), 3, "out_and_back")).toBe(1);
    expect(phaseOf(phase("back"), 1, "out_and_back")).toBe(0.25);
  });

  test("of a movement that comes round runs on through the way back", () => {
    expect(phaseOf(phase("out"), 2, "cycle")).toBe(0.25);
    expect(phaseOf(phase("back"), 2, "cycle")).toBe(0.75);
  });

  test("is the start wherever nothing moves", () => {
    for (const kind of ["ready", "rest", "switch", "go"] as const) expect(phaseOf(phase(kind), 2, "out_and_back")).toBe(0);
    expect(phaseOf(undefined, 0, "out_and_back")).toBe(0);
  });

  test("never jumps within a repetition", () => {
    const phases = timeline({ repetitions: 2, perSide: false, tempo: { out: 3, hold: 2, back: 3, rest: 1 }, parts: [] });
    const walked = phases.flatMap((p) => [p.seconds, p.seconds / 2, 0.001].map((left) => phaseOf(p, left, "out_and_back")));
    const jumps = walked.slice(1).map((value, i) => Math.abs(value - (walked[i] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThanOrEqual(0.51);
  });
});
