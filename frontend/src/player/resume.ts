/** After a reload: what the clinic knows, and on top of it what still waits in the queue. Pure. */

import { begin } from "./machine";
import type { Entry } from "../offline/queue";
import type { Exercise, Handed, State } from "./session";

export function resume(handed: Handed, waiting: readonly Entry[], done = 0): State {
  const state = begin(waiting.reduce(told, handed), done);
  const ended = waiting.findLast((entry) => ending(handed, entry));
  return ended ? { ...state, ...ending(handed, ended), paused: true } : state;
}

function told(handed: Handed, { command, with: fields }: Entry): Handed {
  const change = (more: Partial<Exercise>): Handed => ({
    ...handed,
    exercises: handed.exercises.map((e) => (e.id === fields["exercise"] ? { ...e, ...more } : e)),
  });
  if (command === "warm_up") return { ...handed, warmedUp: true };
  if (command === "start_exercise") return change({ status: "current" });
  if (command === "finish_exercise") return change({ status: "done" });
  if (command === "report_effort") return change({ rated: true });
  return handed;
}

/** The screen that a waiting command leads to, where it ends the session. */
function ending(handed: Handed, { command, with: fields }: Entry): Partial<State> | undefined {
  if (command === "report_emergency") return { screen: "emergency", urgency: "hospital_now", end: "emergency" };
  if (command === "finish_session" || command === "abandon_session") return { screen: "closing" };
  const severe = fields["words"] === "severe" || Number(fields["nrs"] ?? 0) >= handed.severeFrom;
  return command === "report_pain" && severe ? { screen: "stopped", end: "severe_pain" } : undefined;
}
