/** What the clinic's answers change. An answer may be late: it can only take away, never add. Pure. */

import type { Answer, PlayerExercise } from "../contract/api";
import type { Command } from "../contract/command";
import { exercise, introduced, lessened, marked, softer } from "./exercises";
import type { State } from "./session";
import { coldAgain } from "./warm-up";

export interface Answered {
  readonly type: "answered";
  readonly entry: Command;
  readonly answer: Answer;
}

export function answered(state: State, { entry, answer }: Answered): State {
  const told = { ...state, notes: answer.reasons.length ? answer.reasons : state.notes };
  if (answer.emergency && state.screen !== "emergency") {
    return { ...told, screen: "emergency", urgency: answer.emergency.urgency, end: "emergency", paused: true };
  }
  if (!answer.session) return told;
  if (!answer.session.open) return closed(told, answer.session.end);
  return tooShort(told, entry, answer) ?? refusedToStart(told, entry, answer) ?? released(told, answer);
}

/** The clinic closed the session. What the patient is reading now stays; everything else ends here. */
function closed(state: State, end: string | null): State {
  if (["stopped", "emergency", "signs"].includes(state.screen)) return { ...state, end };
  const calm = end === "finished" || end === "abandoned" || state.screen === "closing";
  return { ...state, screen: calm ? "closed" : "stopped", end, paused: true };
}

/** A warm-up that the clinic takes for too short goes on. */
function tooShort(state: State, entry: Answered["entry"], { accepted, reasons }: Answer): State | undefined {
  const short = !accepted && reasons.some(({ key }) => key === "warm_up_short");
  return short && entry.command === "warm_up" ? coldAgain(state, entry.with?.seconds ?? 0) : undefined;
}

/** An exercise that the clinic does not hand out is left; where it hands out none, the session stops. */
function refusedToStart(state: State, entry: Answered["entry"], answer: Answer): State | undefined {
  const now = exercise(state);
  const mine = entry.command === "start_exercise" && entry.with.exercise === now?.id;
  if (answer.accepted || !mine || now?.status !== "current" || answer.session?.current === now.id) return undefined;
  if (answer.released.length) return introduced(marked(state, "withheld"));
  return { ...state, screen: "stopped", end: "refused", paused: true };
}

/** Before the warm-up nothing is released yet, and that says nothing about the exercises. */
function released(state: State, answer: Answer): State {
  if (!answer.released.length) return state;
  const exercises = state.exercises.map((e) => (e.status === "waiting" ? limited(e, answer) : e));
  return present({ ...state, exercises }, answer);
}

function limited(waiting: PlayerExercise, answer: Answer): PlayerExercise {
  const given = answer.released.find((r) => r.exercise === waiting.id);
  if (!given) return { ...waiting, status: "withheld" };
  const repetitions = Math.min(waiting.dose.repetitions, given.repetitions);
  return { ...waiting, dose: { ...waiting.dose, repetitions }, is_reduced: waiting.is_reduced || given.reduced };
}

function present(state: State, answer: Answer): State {
  const now = exercise(state);
  if (!now || state.screen !== "work" || now.status !== "current") return state;
  const given = answer.released.find((r) => r.exercise === now.id);
  if (given) return lessened(given.reduced ? softer(state) : state, given.repetitions);
  const stopped = answer.session?.results.some((r) => r.exercise === now.id && r.stopped);
  return stopped ? { ...marked(state, "stopped"), screen: "ask", pain: null, effort: null } : state;
}
