/** The exercises of a running session: which one it is, and the few ways in which they change. Pure. */

import type { Phase, PlayerExercise, PlayerVariant, Progress } from "../contract/api";
import type { State } from "./session";
import { doneIn, secondsLeft, share, sharesBefore, shorten } from "./timeline";

export const exercise = (state: State): PlayerExercise | undefined => state.exercises[state.index];

export function marked(state: State, status: Progress, index = state.index): State {
  return { ...state, exercises: state.exercises.map((e, i) => (i === index ? { ...e, status } : e)) };
}

/** Whether the clock stands. */
export const isStill = ({ paused, halted }: State): boolean => paused || halted;

/** Begin to play these. */
export const running = (phases: readonly Phase[]): Pick<State, "phases" | "at" | "left" | "paused" | "away"> => ({
  phases,
  at: 0,
  left: phases[0]?.seconds ?? 0,
  paused: false,
  away: false,
});

/** Cut the present exercise; never raise it. */
export function lessened(state: State, repetitions: number): State {
  const now = exercise(state);
  if (!now || repetitions >= now.dose.repetitions) return state;
  const shorter = { ...now, dose: { ...now.dose, repetitions } };
  const exercises = state.exercises.map((e, i) => (i === state.index ? shorter : e));
  const phases = state.screen === "work" ? shorten(shorter.dose, state.phases, state.at) : state.phases;
  return { ...state, exercises, phases };
}

/** Go on with the present exercise smaller and softer. */
export function softer(state: State): State {
  const exercises = state.exercises.map((e, i) => (i === state.index ? { ...e, is_reduced: true } : e));
  return { ...state, exercises };
}

/** Whether what is done now is done smaller and softer: from the start, or since it was uncomfortable. */
export function softened(state: State): boolean {
  const { screen, handed, uncomfortable } = state;
  const reduced = screen === "warm-up" ? handed.warm_up_is_reduced : exercise(state)?.is_reduced;
  return uncomfortable || (reduced ?? false);
}

/** The posture in which the present exercise is done, where it is not its own. */
export function variantOf(state: State): PlayerVariant | undefined {
  return exercise(state)?.variants.find((each) => each.id === state.variant);
}

/** How one stands or sits at the present exercise. */
export const positionOf = (state: State): string => variantOf(state)?.position ?? exercise(state)?.position ?? "";

/** How one stands or sits, where that was changed in this repetition or in the one before. */
export function changedPosition(state: State): string {
  const [now, since] = [state.phases[state.at]?.repetition, state.varied];
  return since !== null && (now === since || now === since + 1) ? positionOf(state) : "";
}

/** Show the next exercise that may be done; where none is left, the session is closing. */
export function introduced(state: State): State {
  const index = state.exercises.findIndex((e) => e.status === "waiting" || e.status === "current");
  const fresh = {
    resumed: 0,
    worked: 0,
    lacking: null,
    varied: null,
    uncomfortable: false,
    pain: null,
    effort: null,
    paused: false,
    away: false,
  };
  if (index < 0) return { ...state, ...fresh, screen: "closing" };
  return { ...state, ...fresh, index, screen: "intro" };
}

/** The exercise that a pain belongs to: the one that runs, else the one begun last. */
export function felt(state: State): PlayerExercise | undefined {
  const begun = (e: PlayerExercise) => e.status !== "waiting" && e.status !== "withheld";
  const now = exercise(state);
  return now && begun(now) ? now : state.exercises.filter(begun).at(-1);
}

/** Repetitions brought to their end: of the side that did fewer, where they count a side. */
export function done(state: State): number {
  const dose = exercise(state)?.dose;
  if (!dose) return 0;
  const turns = [...new Set(dose.phases.map((phase) => phase.turn))];
  const before = (turn: number) => Math.min(Math.max(state.resumed - sharesBefore(dose, turn), 0), share(dose, turn));
  const each = turns.map((turn) => Math.max(doneIn(state.phases, state.at, turn), before(turn)));
  return dose.per_side ? Math.min(...each) : each.reduce((sum, own) => sum + own, 0);
}

/** Repetitions over all sides: where to go on after a reload. */
export function doneInAll(state: State): number {
  const dose = exercise(state)?.dose;
  const turn = state.phases[Math.min(state.at, state.phases.length - 1)]?.turn ?? 0;
  return Math.max(state.resumed, (dose ? sharesBefore(dose, turn) : 0) + doneIn(state.phases, state.at, turn));
}

/** How much of the present exercise's time is over. */
export function percentOf({ phases, at }: State): number {
  const whole = secondsLeft(phases, 0);
  return whole ? 100 - (100 * secondsLeft(phases, at)) / whole : 0;
}
