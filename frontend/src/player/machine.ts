/** The session as a state machine: state and event give the next state and what to send. Pure. */

import type { PlayerPage, Progress } from "../contract/api";
import type { Command, Fields } from "../contract/command";
import { type Answered, answered } from "./answers";
import { ending } from "./ending";
import { done, exercise, felt, introduced, isStill, lessened, marked, running } from "./exercises";
import { endsAtAnyPain, isEnding, urgencyOf } from "./judgement";
import { type Kept, NOTHING } from "./kept";
import { aged, rate, strain, sure, takenBack } from "./rating";
import type { Screen, State, Step } from "./session";
import { remaining, sharesBefore } from "./timeline";
import { longer, partIsOver, warmingUp } from "./warm-up";

export type Event =
  | { type: "tick"; seconds: number }
  | { type: "pause" }
  | { type: "hidden" }
  | { type: "halt"; on: boolean }
  | { type: "confirm" }
  | { type: "ready" }
  | { type: "end" }
  | { type: "discomfort" }
  | { type: "slight" }
  | { type: "severe" }
  | { type: "pain"; nrs: number }
  | { type: "effort"; cr10: number }
  | { type: "sure" }
  | { type: "take-back" }
  | { type: "elsewhere"; command: Command }
  | { type: "more" }
  | { type: "next" }
  | { type: "vary"; variant: string }
  | { type: "signs" }
  | { type: "back" }
  | { type: "emergency"; signs: readonly string[] }
  | { type: "abandon" }
  | Answered;

export function begin(handed: PlayerPage, kept: Kept = NOTHING): State {
  const current = handed.exercises.findIndex((e) => e.status === "current");
  const waiting = handed.exercises.findIndex((e) => e.status === "waiting");
  const unrated = handed.exercises.findLastIndex((e) => (e.status === "done" || e.status === "stopped") && !e.rated);
  const now = handed.warmed_up ? handed.exercises[current] : undefined;
  const left = kept.id === (handed.warmed_up ? now?.id : handed.warm_up_id) ? kept : NOTHING;
  const blank: State = {
    handed,
    screen: "intro",
    behind: "intro",
    exercises: handed.exercises,
    index: current >= 0 ? current : waiting,
    part: 0,
    phases: [],
    at: 0,
    left: 0,
    paused: false,
    away: false,
    halted: false,
    resumed: now ? Math.min(left.done, sharesBefore(now.dose) - 1) : 0,
    worked: left.seconds,
    lacking: null,
    uncomfortable: false,
    variant: handed.variant,
    varied: null,
    pain: null,
    effort: null,
    given: [],
    doubt: null,
    notes: [],
    urgency: "",
    end: null,
  };
  if (!handed.warmed_up) return warmingUp(blank, 0);
  if (current < 0 && unrated >= 0) return { ...blank, index: unrated, screen: "ask" };
  return blank.index >= 0 ? blank : introduced({ ...blank, index: 0 });
}

export function step(state: State, event: Event): Step {
  switch (event.type) {
    case "tick":
      return tick(aged(state, event.seconds), event.seconds);
    case "pause":
      return only({ ...state, paused: !state.paused, away: false });
    case "hidden":
      return only(runs(state) ? { ...state, paused: true, away: true } : state);
    case "halt":
      return only({ ...state, halted: event.on });
    case "confirm":
      return confirmPart(state);
    case "ready":
      return start(state);
    case "end":
      return state.screen === "work" ? finish(state) : only(state);
    case "discomfort":
      return discomfort(state);
    case "slight":
      return slight(state);
    case "severe":
      return severe(state);
    case "pain":
      return rate(state, event.nrs);
    case "effort":
      return strain(state, event.cr10);
    case "sure":
      return only(sure(state));
    case "take-back":
      return only(takenBack(state));
    case "elsewhere":
      return only(elsewhere(state, event.command));
    case "more":
      return only(state.screen === "rest" ? { ...state, left: state.left + state.handed.rest_s } : state);
    case "next":
      return only(state.screen === "rest" ? introduced(state) : state);
    case "vary":
      return only({ ...state, variant: event.variant, varied: state.phases[state.at]?.repetition ?? null });
    case "signs":
      return only({ ...state, screen: "signs", behind: behindOf(state), paused: true });
    case "back":
      return only({ ...state, screen: state.behind, paused: state.behind !== "rest" });
    case "emergency":
      return emergency(state, event.signs);
    case "abandon":
      return over(state)
        ? only(state)
        : to(state, { screen: "closing", given: [], doubt: null }, [say("abandon_session", { why: "by_patient" })]);
    case "answered":
      return only(answered(state, event));
  }
}

const only = (state: State): Step => ({ state, send: [] });
const say = <Name extends Command["command"]>(command: Name, fields: Fields<Name>): Command =>
  ({ command, with: fields }) as Command;
const to = (state: State, change: Partial<State>, send: Command[]): Step => ({ state: { ...state, ...change }, send });
const over = ({ screen }: State): boolean => ["stopped", "emergency", "closing", "closed"].includes(screen);
const warms = (state: State): boolean => behindOf(state) === "warm-up";
const runs = (state: State): boolean =>
  ["warm-up", "work"].includes(state.screen) && !state.paused && !partIsOver(state);
const behindOf = (state: State): Screen => (state.screen === "signs" ? state.behind : state.screen);

/** What was told in another tab of this session ends it here too, at once and without a network. */
function elsewhere(state: State, command: Command): State {
  const end = over(state) ? undefined : ending(state.handed, command);
  return end ? { ...state, ...end, paused: true, given: [], doubt: null } : state;
}

// ---------------------------------------------------------------- time

function tick(state: State, seconds: number): Step {
  if (isStill(state) || !["warm-up", "work", "rest"].includes(state.screen)) return only(state);
  const left = state.left - seconds;
  if (state.screen === "rest") return only(left > 0 ? { ...state, left } : introduced(state));
  if (partIsOver(state)) return only(state);
  const worked = state.worked + seconds;
  return left > 0 ? only({ ...state, worked, left }) : nextPhase({ ...state, worked }, left);
}

/** The seconds worked, as they are told: tenths. */
const measured = ({ worked }: State): number => Math.round(worked * 10) / 10;

/** What a tick overshoots counts for the next phase, so that a long session keeps its tempo. */
function nextPhase(state: State, overshot: number): Step {
  const at = state.at + 1;
  const phase = state.phases[at];
  if (phase) return only({ ...state, at, left: Math.max(phase.seconds + overshot, 0.001) });
  if (state.screen === "work") return finish({ ...state, at });
  return only({ ...state, at, left: 0 });
}

// ---------------------------------------------------------------- warm-up

function confirmPart(state: State): Step {
  if (state.screen !== "warm-up") return only(state);
  const last = state.lacking !== null || state.part + 1 >= state.handed.warm_up.length;
  if (!last) return only(warmingUp(state, state.part + 1));
  const lacking = Math.ceil(state.handed.warm_up_least_s - measured(state));
  if (lacking > 0) return only(longer(state, lacking));
  return { state: introduced(state), send: [say("warm_up", { seconds: measured(state) })] };
}

// ---------------------------------------------------------------- an exercise

function start(state: State): Step {
  const now = exercise(state);
  if (!now || state.screen !== "intro") return only(state);
  const phases = remaining(now.dose, state.resumed);
  const begun = { ...marked(state, "current"), screen: "work" as const, notes: [], given: [], ...running(phases) };
  return { state: begun, send: now.status === "current" ? [] : [say("start_exercise", { exercise: now.id })] };
}

function finish(state: State, status: Progress = "done"): Step {
  const now = exercise(state);
  if (!now) return only(state);
  const send = [finished(state, now.id)];
  return to(marked(state, status), { screen: "ask", pain: null, effort: null }, send);
}

const finished = (state: State, id: string): Command =>
  say("finish_exercise", { exercise: id, repetitions: done(state), seconds: measured(state) });

// ---------------------------------------------------------------- pain and effort

function discomfort(state: State): Step {
  const now = felt(state);
  if (over(state)) return only({ ...state, uncomfortable: true });
  const told = [say("report_pain", { ...where(state), words: "uncomfortable" })];
  if (state.screen !== "work" || !now) return to(state, { uncomfortable: true }, told);
  if (isEnding(now, { words: "uncomfortable" })) {
    const stopped = finish(state, "stopped");
    return { state: { ...stopped.state, uncomfortable: true }, send: [...told, ...stopped.send] };
  }
  return { state: lessened({ ...state, uncomfortable: true }, now.reduction.repetitions), send: told };
}

/** Where it hurts: in the warm-up or at an exercise; before the first one it is not named. */
function where(state: State): Fields<"report_pain"> {
  const id = warms(state) ? state.handed.warm_up_id : felt(state)?.id;
  return id ? { exercise: id } : {};
}

/** Slight pain has no word of its own: its least number is told, and the exact one asked for at once. */
function slight(state: State): Step {
  const now = exercise(state);
  if (!now || state.screen !== "work" || !endsAtAnyPain(now)) return only(state);
  const stopped = finish(state, "stopped");
  const told = say("report_pain", { exercise: now.id, nrs: now.stop_at_nrs });
  return { state: stopped.state, send: [told, ...stopped.send] };
}

/** Acts here and now; the network is only told. */
function severe(state: State): Step {
  if (over(state)) return only(state);
  const now = felt(state);
  const stop = { screen: "stopped" as const, paused: true, end: "severe_pain", given: [], doubt: null };
  const pain = say("report_pain", { ...where(state), words: "severe" });
  if (!now || warms(state)) return to(state, stop, [pain]);
  const tried = finished(state, now.id);
  const send = state.screen === "work" ? [pain, tried] : [pain];
  const at = state.exercises.indexOf(now);
  return to(marked({ ...state, index: at }, "stopped", at), stop, send);
}

// ---------------------------------------------------------------- emergency

function emergency(state: State, signs: readonly string[]): Step {
  const urgency = urgencyOf(state.handed, signs);
  return to(state, { screen: "emergency", urgency, end: "emergency", paused: true, given: [], doubt: null }, [
    say("report_emergency", { signs }),
  ]);
}
