/** Playing the phases of a dose: how far it is, and which of them are still to come. Pure. */

import type { Phase, PlayerDose } from "../contract/api";

/** Whether one only waits in a phase, for the first repetition or for the other side. */
export const waits = ({ kind }: Phase): boolean => kind === "ready" || kind === "switch";

/** How many turns there are: two where all of one side is done before the other. */
const turnsOf = ({ phases }: PlayerDose): number => 1 + Math.max(0, ...phases.map((phase) => phase.turn));

/** The repetitions of one turn: all that are prescribed where they count a side, otherwise its part of them. */
export function share(dose: PlayerDose, turn: number): number {
  const turns = turnsOf(dose);
  return dose.per_side ? dose.repetitions : Math.floor((dose.repetitions + turns - 1 - turn) / turns);
}

/** The repetitions of all turns before this one; without one, of all there are. */
export function sharesBefore(dose: PlayerDose, turn = turnsOf(dose)): number {
  return Array.from({ length: turn }, (_, before) => share(dose, before)).reduce((sum, own) => sum + own, 0);
}

/** What is left of a dose once `done` repetitions (counted over all turns) are over. */
export function remaining(dose: PlayerDose, done = 0): Phase[] {
  const due = ({ turn, repetition }: Phase): boolean =>
    repetition > done - sharesBefore(dose, turn) && repetition <= share(dose, turn);
  return withoutLastRest(opened(kept(dose.phases, due), dose.phases));
}

/** Shorten what is still to come to the dose; the movement that has begun is brought to its end. */
export function shorten(dose: PlayerDose, phases: readonly Phase[], at: number): Phase[] {
  const now = phases[at];
  const begun = (p: Phase): boolean => now !== undefined && p.turn === now.turn && p.repetition === now.repetition;
  const due = (p: Phase): boolean => p.repetition <= share(dose, p.turn) || begun(p);
  return withoutLastRest([...phases.slice(0, at + 1), ...kept(phases.slice(at + 1), due)]);
}

/** The phases that are due: one waits only for a repetition, and what closes the exercise stays. */
function kept(phases: readonly Phase[], due: (phase: Phase) => boolean): Phase[] {
  return phases.filter((phase, i) => {
    const counted = waits(phase) ? phases[i + 1] : phase;
    return counted !== undefined && (counted.repetition === 0 || due(counted));
  });
}

/** However late one begins: first of all one gets ready. */
function opened(left: Phase[], phases: readonly Phase[]): Phase[] {
  const [first] = left;
  const wait = first && phases.slice(0, phases.indexOf(first) + 1).findLast(waits);
  if (!wait) return left;
  return [{ ...wait, kind: "ready", seconds: phases[0]?.seconds ?? 0 }, ...left.filter((phase) => phase !== wait)];
}

function withoutLastRest(phases: Phase[]): Phase[] {
  return phases.at(-1)?.kind === "rest" ? phases.slice(0, -1) : phases;
}

/** Where the figure stands in its movement, 0 to 1, with so many seconds left of a phase. */
export function placeIn(phase: Phase | undefined, left: number): number {
  if (!phase || phase.seconds <= 0) return 0;
  const gone = Math.min(Math.max(1 - left / phase.seconds, 0), 1);
  return phase.start + (phase.end - phase.start) * gone;
}

/** The repetitions that were brought to their end in one turn, before the phase `at`. */
export function doneIn(phases: readonly Phase[], at: number, turn: number): number {
  const moving = (p: Phase) => p.turn === turn && p.repetition > 0 && p.kind !== "rest";
  const ahead = phases.findIndex((p, i) => i >= at && moving(p));
  const past = phases.slice(0, ahead === -1 ? at : ahead).filter(moving);
  const last = past.at(-1)?.repetition ?? 0;
  return ahead !== -1 && phases[ahead]?.repetition === last ? last - 1 : last;
}

/** Seconds from the phase `at` to the end. */
export function secondsLeft(phases: readonly Phase[], at: number): number {
  return phases.slice(at).reduce((sum, phase) => sum + phase.seconds, 0);
}
