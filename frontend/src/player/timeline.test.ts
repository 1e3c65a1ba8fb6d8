import { describe, expect, test } from "vitest";
import type { PlayerDose } from "../contract/api";
import { doseOf, phasesOf } from "../contract/cases";
import { doneIn, placeIn, remaining, share, sharesBefore, shorten } from "./timeline";

const kinds = (phases: { kind: string }[]) => phases.map((p) => p.kind).join(" ");
const cut = (dose: PlayerDose, repetitions: number): PlayerDose => ({ ...dose, repetitions });

describe("a turn's share", () => {
  test("is the whole dose where it counts a side, and its half where it does not", () => {
    const sides = doseOf("held, a side");
    expect([share(sides, 0), share(sides, 1), sharesBefore(sides)]).toEqual([3, 3, 6]);
    const halves = doseOf("in halves");
    expect([share(halves, 0), share(halves, 1), sharesBefore(halves)]).toEqual([3, 2, 5]);
  });

  test("is everything where sides take turns within the repetitions", () => {
    for (const name of ["by turns", "both by turns", "held", "closed"] as const) {
      expect(sharesBefore(doseOf(name))).toBe(doseOf(name).repetitions);
    }
  });
});

describe("remaining", () => {
  test("is everything, where nothing is done", () => {
    for (const name of ["held", "held, a side", "held, in parts", "in halves", "by turns", "closed"] as const) {
      expect(remaining(doseOf(name))).toEqual(phasesOf(name));
    }
  });

  test("goes on after the repetitions that were done before a reload", () => {
    const phases = remaining(doseOf("held, a side"), 4);
    expect(phases[0]).toMatchObject({ kind: "ready", seconds: 5, side: "left", cue: "move.start.left" });
    expect(phases[1]).toMatchObject({ kind: "out", side: "left", repetition: 2 });
  });

  test("keeps the change of sides where both are still to come", () => {
    const phases = remaining(doseOf("held, a side"), 2);
    expect(kinds(phases)).toBe("ready out hold back rest switch out hold back rest out hold back rest out hold back");
  });

  test("goes on with the other half, got ready for it", () => {
    const phases = remaining(doseOf("in halves"), 3);
    expect(kinds(phases)).toBe("ready out back rest out back");
    expect(phases[0]).toMatchObject({ seconds: 5, side: "left", cue: "move.start.left" });
  });

  test("leaves out what is over a lowered dose, and ends without a rest", () => {
    expect(kinds(remaining(cut(doseOf("held"), 1)))).toBe("ready out hold back");
    expect(kinds(remaining(cut(doseOf("in halves"), 2)))).toBe("ready out back rest switch out back");
    expect(kinds(remaining(cut(doseOf("in halves"), 1)))).toBe("ready out back");
  });

  test("keeps what closes the exercise", () => {
    expect(kinds(remaining(cut(doseOf("closed"), 1)))).toBe("ready out back rest out hold back");
  });
});

test("the figure stands between a phase's start and its end", () => {
  const [ready, out, hold, back] = phasesOf("held");
  expect([placeIn(ready, 5), placeIn(out, 3), placeIn(out, 0), placeIn(hold, 4), placeIn(back, 0)]).toEqual([
    0, 0, 1, 1, 0,
  ]);
  expect(placeIn(out, 1.5)).toBe(0.5);
  expect(placeIn(undefined, 1)).toBe(0);
});

describe("shorten", () => {
  test("takes the repetitions over the new dose away, on both sides", () => {
    const phases = shorten(cut(doseOf("many, a side"), 10), phasesOf("many, a side"), 1);
    expect(Math.max(...phases.map((p) => p.repetition))).toBe(10);
    expect([doneIn(phases, phases.length, 0), doneIn(phases, phases.length, 1)]).toEqual([10, 10]);
  });

  test("leaves each half its share", () => {
    const phases = shorten(cut(doseOf("in halves"), 4), phasesOf("in halves"), 1);
    expect([doneIn(phases, phases.length, 0), doneIn(phases, phases.length, 1)]).toEqual([2, 2]);
  });

  test("changes sides for nothing where none is left", () => {
    expect(kinds(shorten(cut(doseOf("in halves"), 1), phasesOf("in halves"), 1))).toBe("ready out back");
  });

  test("keeps what closes the exercise", () => {
    expect(kinds(shorten(cut(doseOf("closed"), 1), phasesOf("closed"), 1))).toBe("ready out back rest out hold back");
  });

  test("brings the movement that has begun to its end, even over the new dose", () => {
    const phases = phasesOf("many");
    const at = phases.findIndex((p) => p.repetition === 12 && p.kind === "hold");
    const short = shorten(cut(doseOf("many"), 10), phases, at);
    expect(short.at(-1)).toMatchObject({ repetition: 12, kind: "back" });
  });
});

describe("doneIn", () => {
  test("counts a repetition once it is back", () => {
    const phases = phasesOf("held");
    expect(doneIn(phases, 0, 0)).toBe(0);
    expect(doneIn(phases, 3, 0)).toBe(0);
    expect(doneIn(phases, 4, 0)).toBe(1);
    expect(doneIn(phases, phases.length, 0)).toBe(3);
  });

  test("counts a repetition of parts only when all parts are done, and of both sides only after both", () => {
    const parts = phasesOf("held, in parts");
    expect([doneIn(parts, 5, 0), doneIn(parts, 8, 0)]).toEqual([0, 1]);
    const both = phasesOf("both by turns");
    expect([doneIn(both, 3, 0), doneIn(both, 7, 0)]).toEqual([0, 1]);
  });

  test("counts each turn for itself", () => {
    const phases = phasesOf("held, two a side");
    const at = phases.findIndex((p) => p.kind === "switch");
    expect([doneIn(phases, at, 0), doneIn(phases, at, 1)]).toEqual([2, 0]);
  });

  test("has counted everything before what closes the exercise", () => {
    const phases = phasesOf("closed");
    expect(doneIn(phases, phases.length - 3, 0)).toBe(2);
  });
});
