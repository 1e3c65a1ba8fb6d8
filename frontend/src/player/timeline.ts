/** Playing a list of phases: how far it is, and which part of it is still to come. Pure. */

import type { Phase, Side } from "../contract/api";

/** The sides that are done one after the other; one turn of no side where none are counted. */
export function sidesOf(phases: readonly Phase[]): (Side | null)[] {
  return [...new Set(phases.map((phase) => phase.side))];
}

/** What is left to `repetitions` a side once `done` of them (counted over all sides) are over. */
export function remaining(phases: readonly Phase[], repetitions: number, done = 0): Phase[] {
  const sides = sidesOf(phases);
  const over = (p: Phase): number => done - sides.indexOf(p.side) * repetitions;
  const left = phases.filter((p) =>
    p.repetition ? p.repetition > over(p) && p.repetition <= repetitions : over(p) < repetitions,
  );
  return withoutLastRest(opened(left, phases[0]));
}

/** However late one begins: first of all one gets ready. */
function opened(left: Phase[], ready: Phase | undefined): Phase[] {
  const [first, ...rest] = left;
  return first && ready ? [{ ...ready, side: first.side }, ...rest] : left;
}

/** Where the figure stands in its movement, 0 to 1, with so many seconds left of a phase. */
export function placeIn(phase: Phase | undefined, left: number): number {
  if (!phase || phase.seconds <= 0) return 0;
  const gone = Math.min(Math.max(1 - left / phase.seconds, 0), 1);
  return phase.start + (phase.end - phase.start) * gone;
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
