/** After a reload: what the clinic knows, and on top of it what still waits in the queue. Pure. */

import type { PlayerExercise, PlayerPage, ReportPainFields } from "../contract/api";
import type { Command } from "../contract/command";
import { ending } from "./ending";
import { isEnding } from "./judgement";
import type { Kept } from "./kept";
import { begin } from "./machine";
import type { State } from "./session";

export function resume(handed: PlayerPage, waiting: readonly Command[], kept?: Kept): State {
  const state = begin(waiting.reduce(told, handed), kept);
  const ended = waiting.findLast((entry) => ending(handed, entry));
  return ended ? { ...state, ...ending(handed, ended), paused: true } : state;
}

function told(handed: PlayerPage, said: Command): PlayerPage {
  switch (said.command) {
    case "warm_up":
      return { ...handed, warmed_up: true };
    case "start_exercise":
      return changed(handed, said.with.exercise, { status: "current" });
    case "finish_exercise":
      return ended(handed, said.with.exercise);
    case "report_pain":
      return hurt(handed, said.with);
    case "report_effort":
      return changed(handed, said.with.exercise, { rated: true });
    default:
      return handed;
  }
}

/** What pain ended stays so, whatever is told of it afterwards. */
function ended(handed: PlayerPage, id: string): PlayerPage {
  const stopped = handed.exercises.some((e) => e.id === id && e.status === "stopped");
  return stopped ? handed : changed(handed, id, { status: "done" });
}

function hurt(handed: PlayerPage, pain: ReportPainFields): PlayerPage {
  if (pain.exercise === handed.warm_up_id) return { ...handed, warm_up_is_reduced: true };
  const now = handed.exercises.find((e) => e.id === pain.exercise);
  if (!now) return handed;
  if (isEnding(now, pain)) return changed(handed, now.id, { status: "stopped" });
  return pain.words === "uncomfortable" ? changed(handed, now.id, less(now)) : handed;
}

/** Uncomfortable once, it stays less, smaller and softer. */
function less({ dose, reduction }: PlayerExercise): Partial<PlayerExercise> {
  const repetitions = Math.min(dose.repetitions, reduction.repetitions);
  return { is_reduced: true, dose: { ...dose, repetitions } };
}

function changed(handed: PlayerPage, id: string | null | undefined, more: Partial<PlayerExercise>): PlayerPage {
  return { ...handed, exercises: handed.exercises.map((e) => (e.id === id ? { ...e, ...more } : e)) };
}
