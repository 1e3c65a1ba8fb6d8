/** The warm-up, part by part: no exercise before it, and one that was too short is none. Pure. */

import { running } from "./exercises";
import type { State } from "./session";

export function warmingUp(state: State, part: number): State {
  const phases = state.handed.warm_up[part]?.phases ?? [];
  return { ...state, screen: "warm-up", part, ...running(phases), paused: part === 0 };
}

/** Whether the time of the present part has run; before, a "done" is asked about once more. */
export const partIsOver = (state: State): boolean => state.at >= state.phases.length;

/** Where so many seconds are missing, its first part goes on for as long. */
export function longer(state: State, lacking: number): State {
  const phase = state.handed.warm_up[0]?.phases.at(-1);
  return { ...warmingUp(state, 0), ...running(phase ? [{ ...phase, seconds: lacking }] : []), lacking };
}

/** Where the clinic took it for too short: back to it, before anything was trained; how much is missing is not known. */
export function coldAgain(state: State, seconds: number): State | undefined {
  const trained = state.exercises.some((e) => e.status === "done" || e.status === "stopped");
  if (trained || !["intro", "work"].includes(state.screen)) return undefined;
  const exercises = state.exercises.map((e) => (e.status === "current" ? { ...e, status: "waiting" as const } : e));
  return { ...warmingUp({ ...state, exercises }, 0), worked: seconds, lacking: 0 };
}
