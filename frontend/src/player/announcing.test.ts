import { expect, test } from "vitest";
import type { PlayerExercise } from "../contract/api";
import { doseOf } from "../contract/cases";
import { announcement } from "./announcing";
import { begin, type Event, step } from "./machine";
import type { State } from "./session";
import { handed, many, one } from "./testing";

const WORDS = {
  right: "right side",
  left: "left side",
  switch: "Switch sides",
  count: "{n} of {of}",
  over: "This is done",
  exerciseOver: "{name} is done",
  rested: "Rest",
  next: "Next: {name}",
  lastOne: "Last one",
  paused: "Paused",
  away: "Paused: the page was out of sight",
  resume: "Go on",
};
const say = (name: string, fills: object = {}) =>
  ((WORDS as Record<string, string>)[name] ?? name).replace(
    /\{(\w+)\}/g,
    (_, key: string) => (fills as Record<string, string>)[key] ?? "",
  );

/** Everything that is said, from a state on. */
function heard(from: State, ...events: (Event | Event["type"])[]): string[] {
  let state = from;
  return events.flatMap((event) => {
    const before = state;
    state = step(state, typeof event === "string" ? ({ type: event } as Event) : event).state;
    return announcement(before, state, WORDS, say) || [];
  });
}

const cued = (dose: PlayerExercise["dose"], repetitions: number): PlayerExercise["dose"] => {
  const phases = Array.from({ length: repetitions }, (_, i) =>
    dose.phases.filter(({ repetition }) => repetition === 1).map((phase) => ({ ...phase, repetition: i + 1 })),
  ).flat();
  const ready = dose.phases.filter(({ kind }) => kind === "ready");
  const kinds = new Set(dose.phases.map(({ cue }) => cue));
  return {
    ...dose,
    repetitions,
    cues: Object.fromEntries([...kinds].map((cue) => [cue, `do ${cue}`])),
    phases: [...ready, ...phases],
  };
};

test("a whole exercise can be followed with the eyes shut", () => {
  const lift = one("L3", { name: "Lift", position: "Lie on your front", dose: cued(doseOf("calm"), 12) });
  const said = heard(begin(handed({ exercises: [lift, one("L1", { name: "Legs" })] })), "ready", ...many(200));
  expect(said[0]).toMatch(/Lie on your front/);
  expect(said.filter((line) => /\d+ of 12/.test(line)).map((line) => line.split(".")[0])).toEqual([
    "5 of 12",
    "10 of 12",
  ]);
  expect(said.some((line) => line.startsWith("Last one"))).toBe(true);
  expect(said.at(-1)).toBe("Lift is done");
  const rest = heard(
    [...Array(200)].reduce<State>(
      (s) => step(s, { type: "tick", seconds: 1 }).state,
      step(begin(handed({ exercises: [lift, one("L1", { name: "Legs" })] })), { type: "ready" }).state,
    ),
    { type: "pain", nrs: 0 },
    { type: "effort", cr10: 1 },
  );
  expect(rest).toEqual(["Rest. Next: Legs"]);
});

test("the side is said where it changes", () => {
  const sides = one("C1", { dose: doseOf("calm, a side") });
  const said = heard(begin(handed({ exercises: [sides] })), "ready", ...many(200)).join(" | ");
  expect(said).toMatch(/right side/);
  expect(said).toMatch(/Switch sides. left side/);
});

test("that it stands is said, and why", () => {
  const work = step(begin(handed()), { type: "ready" }).state;
  expect(heard(work, "pause", "pause", "hidden")).toEqual([
    "Paused",
    "Go on. say move.start",
    "Paused: the page was out of sight",
  ]);
});

test("time alone says nothing", () => {
  const work = step(begin(handed()), { type: "ready" }).state;
  expect(heard(work, { type: "tick", seconds: 0.1 }, { type: "tick", seconds: 0.1 })).toEqual([]);
});
