import { describe, expect, test } from "vitest";
import { phasesOf } from "../contract/cases";
import { doneOn, placeIn, remaining, shorten, sidesOf } from "./timeline";

const kinds = (phases: { kind: string }[]) => phases.map((p) => p.kind).join(" ");

describe("remaining", () => {
  test("is everything, where nothing is done", () => {
    for (const name of ["held", "held, a side", "held, in parts"] as const) {
      expect(remaining(phasesOf(name), 3)).toEqual(phasesOf(name));
    }
  });

  test("goes on after the repetitions that were done before a reload", () => {
    const phases = remaining(phasesOf("held, a side"), 3, 4);
    expect(phases[0]).toMatchObject({ kind: "ready", seconds: 5, side: "left" });
    expect(phases[1]).toMatchObject({ kind: "out", side: "left", repetition: 2 });
  });

  test("keeps the change of sides where both are still to come", () => {
    const phases = remaining(phasesOf("held, a side"), 3, 2);
    expect(kinds(phases)).toBe("ready out hold back rest switch out hold back rest out hold back rest out hold back");
  });

  test("leaves out what is over a lowered dose, and ends without a rest", () => {
    expect(kinds(remaining(phasesOf("held"), 1))).toBe("ready out hold back");
  });
});

test("sides are known from the phases; parts have none", () => {
  expect(sidesOf(phasesOf("held, a side"))).toEqual(["right", "left"]);
  expect(sidesOf(phasesOf("held, in parts"))).toEqual([null]);
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
    const cut = shorten(phasesOf("many, a side"), 1, 10);
    expect(Math.max(...cut.map((p) => p.repetition))).toBe(10);
    expect(doneOn(cut, cut.length, "right")).toBe(10);
    expect(doneOn(cut, cut.length, "left")).toBe(10);
  });

  test("brings the movement that has begun to its end, even over the new dose", () => {
    const phases = phasesOf("many");
    const at = phases.findIndex((p) => p.repetition === 12 && p.kind === "hold");
    const cut = shorten(phases, at, 10);
    expect(cut.at(-1)).toMatchObject({ repetition: 12, kind: "back" });
  });
});

describe("doneOn", () => {
  test("counts a repetition once it is back", () => {
    const phases = phasesOf("held");
    expect(doneOn(phases, 0, null)).toBe(0);
    expect(doneOn(phases, 3, null)).toBe(0);
    expect(doneOn(phases, 4, null)).toBe(1);
    expect(doneOn(phases, phases.length, null)).toBe(3);
  });

  test("counts a repetition of parts only when all parts are done", () => {
    const phases = phasesOf("held, in parts");
    expect(doneOn(phases, 5, null)).toBe(0);
    expect(doneOn(phases, 8, null)).toBe(1);
  });

  test("counts each side for itself", () => {
    const phases = phasesOf("held, two a side");
    const at = phases.findIndex((p) => p.kind === "switch");
    expect([doneOn(phases, at, "right"), doneOn(phases, at, "left")]).toEqual([2, 0]);
  });
});
