import { describe, expect, test } from "vitest";
import { doneOn, READY_SECONDS, secondsLeft, shorten, span, SWITCH_SECONDS, timeline, type Dose } from "./timeline";

const RIGHT = { id: "right_leg", name: "right leg" };
const LEFT = { id: "left_leg", name: "left leg" };

const dose = (more: Partial<Dose> = {}): Dose => ({
  repetitions: 3, perSide: false, parts: [], tempo: { out: 3, hold: 7, back: 3, rest: 2 }, ...more,
});
const kinds = (phases: { kind: string }[]) => phases.map((p) => p.kind).join(" ");

describe("timeline", () => {
  test("begins with a countdown, keeps the tempo, ends without a rest", () => {
    const phases = timeline(dose({ repetitions: 2 }));
    expect(kinds(phases)).toBe("ready out hold back rest out hold back");
    expect(phases[0]?.seconds).toBe(READY_SECONDS);
    expect(phases.slice(1, 4).map((p) => p.seconds)).toEqual([3, 7, 3]);
  });

  test("leaves out what lasts no time", () => {
    expect(kinds(timeline(dose({ repetitions: 1, tempo: { out: 2, hold: 0, back: 2, rest: 0 } })))).toBe("ready out back");
  });

  test("does all of one side, then says to switch", () => {
    const phases = timeline(dose({ repetitions: 1, perSide: true }));
    expect(kinds(phases)).toBe("ready out hold back rest switch out hold back");
    expect(phases.find((p) => p.kind === "switch")).toMatchObject({ seconds: SWITCH_SECONDS, side: "left" });
    expect(phases[1]?.side).toBe("right");
  });

  test("goes through the parts of a repetition one after the other", () => {
    const phases = timeline(dose({ repetitions: 1, parts: [RIGHT, LEFT], perSide: true }));
    expect(kinds(phases)).toBe("ready out hold back rest out hold back");
    expect(phases.map((p) => p.part)).toEqual([null, RIGHT, RIGHT, RIGHT, RIGHT, LEFT, LEFT, LEFT]);
  });

  test("goes on after the repetitions that were done before a reload", () => {
    const phases = timeline(dose({ perSide: true }), 4);
    expect(phases[0]).toMatchObject({ kind: "ready", side: "left" });
    expect(phases[1]).toMatchObject({ kind: "out", side: "left", repetition: 2 });
  });

  test("a span is one stretch", () => {
    expect(kinds(span(120))).toBe("ready go");
    expect(secondsLeft(span(120), 1)).toBe(120);
  });
});

describe("shorten", () => {
  test("takes the repetitions over the new dose away, on both sides", () => {
    const cut = shorten(timeline(dose({ repetitions: 16, perSide: true })), 1, 10);
    expect(Math.max(...cut.map((p) => p.repetition))).toBe(10);
    expect(doneOn(cut, cut.length, "right")).toBe(10);
    expect(doneOn(cut, cut.length, "left")).toBe(10);
  });

  test("brings the movement that has begun to its end, even over the new dose", () => {
    const phases = timeline(dose({ repetitions: 16 }));
    const at = phases.findIndex((p) => p.repetition === 12 && p.kind === "hold");
    const cut = shorten(phases, at, 10);
    expect(cut.at(-1)).toMatchObject({ repetition: 12, kind: "back" });
  });
});

describe("doneOn", () => {
  test("counts a repetition once it is back", () => {
    const phases = timeline(dose());
    expect(doneOn(phases, 0, null)).toBe(0);
    expect(doneOn(phases, 3, null)).toBe(0);
    expect(doneOn(phases, 4, null)).toBe(1);
    expect(doneOn(phases, phases.length, null)).toBe(3);
  });

  test("counts a repetition of parts only when all parts are done", () => {
    const phases = timeline(dose({ parts: [RIGHT, LEFT] }));
    expect(doneOn(phases, 5, null)).toBe(0);
    expect(doneOn(phases, 8, null)).toBe(1);
  });

  test("counts each side for itself", () => {
    const phases = timeline(dose({ repetitions: 2, perSide: true }));
    const at = phases.findIndex((p) => p.kind === "switch");
    expect([doneOn(phases, at, "right"), doneOn(phases, at, "left")]).toEqual([2, 0]);
  });
});
