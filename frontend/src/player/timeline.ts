/** What happens in an exercise, second by second: a dose becomes a list of phases. Pure. */

export type Side = "right" | "left";
export type Kind = "ready" | "out" | "hold" | "back" | "rest" | "switch" | "go";

export interface Tempo {
  readonly out: number;
  readonly hold: number;
  readonly back: number;
  readonly rest: number;
}

/** A part of a repetition: its id, as the figure knows it, and its name, as people do. */
export interface Part {
  readonly id: string;
  readonly name: string;
}

export interface Dose {
  readonly repetitions: number;
  readonly perSide: boolean;
  readonly tempo: Tempo;
  /** What one repetition consists of, one after the other; empty where it is one movement. */
  readonly parts: readonly Part[];
}

export interface Phase {
  readonly kind: Kind;
  readonly seconds: number;
  readonly repetition: number;
  readonly side: Side | null;
  readonly part: Part | null;
}

export const READY_SECONDS = 5;
export const SWITCH_SECONDS = 10;
const SIDES: readonly Side[] = ["right", "left"];

/** All phases, from the countdown to the last return; `done` repetitions (counted over both sides) are left out. */
export function timeline(dose: Dose, done = 0): Phase[] {
  const sides = sidesOf(dose);
  const phases: Phase[] = [];
  sides.forEach((side, turn) => {
    const from = Math.max(done - turn * dose.repetitions, 0);
    if (from >= dose.repetitions) return;
    phases.push(opening(side, turn > 0 && phases.length > 0));
    for (let n = from + 1; n <= dose.repetitions; n += 1) phases.push(...repetition(dose, n, side));
  });
  return withoutLastRest(phases);
}

/** One stretch of time, for instance two minutes of walking in place. */
export function span(seconds: number): Phase[] {
  return [opening(null, false), { kind: "go", seconds, repetition: 1, side: null, part: null }];
}

/** Sides are taken one after the other, unless the repetition itself goes through both. */
function sidesOf(dose: Dose): readonly (Side | null)[] {
  return dose.perSide && dose.parts.length === 0 ? SIDES : [null];
}

function opening(side: Side | null, other: boolean): Phase {
  const kind = other ? "switch" : "ready";
  return { kind, seconds: other ? SWITCH_SECONDS : READY_SECONDS, repetition: 0, side, part: null };
}

function repetition(dose: Dose, n: number, side: Side | null): Phase[] {
  const parts = dose.parts.length ? dose.parts : [null];
  return parts.flatMap((part) => movement(dose.tempo, n, side, part));
}

function movement(tempo: Tempo, n: number, side: Side | null, part: Part | null): Phase[] {
  const all: [Kind, number][] = [["out", tempo.out], ["hold", tempo.hold], ["back", tempo.back], ["rest", tempo.rest]];
  return all.filter(([, seconds]) => seconds > 0).map(([kind, seconds]) => ({ kind, seconds, repetition: n, side, part }));
}

function withoutLastRest(phases: Phase[]): Phase[] {
  return phases.at(-1)?.kind === "rest" ? phases.slice(0, -1) : phases;
}

/** Shorten what is still to come to `repetitions` a side; the movement that has begun is brought to its end. */
export function shorten(phases: readonly Phase[], at: number, repetitions: number): Phase[] {
  const now = phases[at];
  const begun = (p: Phase) => now !== undefined && p.side === now.side && p.repetition === now.repetition;
  return withoutLastRest(phases.filter((p, i) => i <= at || p.repetition <= repetitions || begun(p)));
}

/** The repetitions that were brought to their end on one side, before the phase `at`. */
export function doneOn(phases: readonly Phase[], at: number, side: Side | null): number {
  const moving = (p: Phase) => p.side === side && p.repetition > 0 && p.kind !== "rest";
  const ahead = phases.findIndex((p, i) => i >= at && moving(p));
  const past = phases.slice(0, ahead === -1 ? at : ahead).filter(moving);
  const last = past.at(-1)?.repetition ?? 0;
  return ahead !== -1 && phases[ahead]?.repetition === last ? last - 1 : last;
}

/** Seconds from the phase `at` to the end. */
export function secondsLeft(phases: readonly Phase[], at: number): number {
  return phases.slice(at).reduce((sum, phase) => sum + phase.seconds, 0);
}
