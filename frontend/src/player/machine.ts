/** The session as a state machine: state and event give the next state and what to send. Pure. */

import type { Phase, PlayerPage, Progress } from "../contract/api";
import type { Command, Fields } from "../contract/command";
import { type Answered, answered } from "./answers";
import { done, exercise, felt, introduced, lessened, marked } from "./exercises";
import { endsAtAnyPain, isEnding, isSevere, urgencyOf } from "./judgement";
import type { Screen, State, Step } from "./session";
import { remaining } from "./timeline";

export type Event =
  | { type: "tick"; seconds: number }
  | { type: "pause" }
  | { type: "confirm" }
  | { type: "ready" }
  | { type: "end" }
  | { type: "discomfort" }
  | { type: "slight" }
  | { type: "severe" }
  | { type: "pain"; nrs: number }
  | { type: "effort"; cr10: number }
  | { type: "more" }
  | { type: "next" }
  | { type: "vary"; variant: string }
  | { type: "signs" }
  | { type: "back" }
  | { type: "emergency"; signs: readonly string[] }
  | { type: "abandon" }
  | Answered;

export function begin(handed: PlayerPage, resumed = 0): State {
  const current = handed.exercises.findIndex((e) => e.status === "current");
  const waiting = handed.exercises.findIndex((e) => e.status === "waiting");
  const unrated = handed.exercises.findLastIndex((e) => (e.status === "done" || e.status === "stopped") && !e.rated);
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
    resumed: current >= 0 ? resumed : 0,
    uncomfortable: false,
    variant: handed.variant,
    varied: null,
    pain: null,
    effort: null,
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
      return tick(state, event.seconds);
    case "pause":
      return only({ ...state, paused: !state.paused });
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
    case "more":
      return only({ ...state, left: state.left + state.handed.rest_s });
    case "next":
      return only(introduced(state));
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
        : to(state, { screen: "closing" }, [say("abandon_session", { why: "by_patient" })]);
    case "answered":
      return only(answered(state, event));
  }
}

const only = (state: State): Step => ({ state, send: [] });
const say = <Name extends Command["command"]>(command: Name, fields: Fields<Name>): Command =>
  ({ command, with: fields }) as Command;
const to = (state: State, change: Partial<State>, send: Command[]): Step => ({ state: { ...state, ...change }, send });
const over = ({ screen }: State): boolean => ["stopped", "emergency", "closing", "closed"].includes(screen);
const behindOf = (state: State): Screen => (state.screen === "signs" ? state.behind : state.screen);

// ---------------------------------------------------------------- time

function tick(state: State, seconds: number): Step {
  if (state.paused || !["warm-up", "work", "rest"].includes(state.screen)) return only(state);
  const left = state.left - seconds;
  if (left > 0) return only({ ...state, left });
  if (state.screen === "rest") return only(introduced(state));
  return nextPhase(state, left);
}

/** What a tick overshoots counts for the next phase, so that a long session keeps its tempo. */
function nextPhase(state: State, overshot: number): Step {
  const at = state.at + 1;
  const phase = state.phases[at];
  if (phase) return only({ ...state, at, left: Math.max(phase.seconds + overshot, 0.001) });
  if (state.screen === "work") return finish({ ...state, at });
  return only({ ...state, at, left: 0 });
}

const running = (phases: readonly Phase[]): Pick<State, "phases" | "at" | "left" | "paused"> => ({
  phases,
  at: 0,
  left: phases[0]?.seconds ?? 0,
  paused: false,
});

// ---------------------------------------------------------------- warm-up

function warmingUp(state: State, part: number): State {
  return {
    ...state,
    screen: "warm-up",
    part,
    uncomfortable: false,
    ...running(state.handed.warm_up[part]?.phases ?? []),
    paused: part === 0,
  };
}

/** Whether the time of the present part has run; before, a "done" is asked about once more. */
export const partIsOver = (state: State): boolean => state.at >= state.phases.length;

function confirmPart(state: State): Step {
  if (state.screen !== "warm-up") return only(state);
  if (state.part + 1 < state.handed.warm_up.length) return only(warmingUp(state, state.part + 1));
  return { state: introduced(state), send: [say("warm_up", {})] };
}

// ---------------------------------------------------------------- an exercise

function start(state: State): Step {
  const now = exercise(state);
  if (!now || state.screen !== "intro") return only(state);
  const phases = remaining(now.dose, state.resumed);
  const begun = { ...marked(state, "current"), screen: "work" as const, notes: [], ...running(phases) };
  return { state: begun, send: now.status === "current" ? [] : [say("start_exercise", { exercise: now.id })] };
}

function finish(state: State, status: Progress = "done"): Step {
  const now = exercise(state);
  if (!now) return only(state);
  const send = [say("finish_exercise", { exercise: now.id, repetitions: done(state) })];
  return to(marked(state, status), { screen: "ask", pain: null, effort: null }, send);
}

function closeOrRest(state: State): Step {
  if (state.pain === null || state.effort === null) return only(state);
  if (state.exercises.some((e) => e.status === "waiting")) {
    return only({ ...state, screen: "rest", left: state.handed.rest_s, paused: false });
  }
  return to(state, { screen: "closing" }, [say("finish_session", {})]);
}

// ---------------------------------------------------------------- pain and effort

function discomfort(state: State): Step {
  const now = felt(state);
  if (over(state) || state.screen === "warm-up" || !now) return only({ ...state, uncomfortable: true });
  const told = [say("report_pain", { exercise: now.id, words: "uncomfortable" })];
  if (state.screen !== "work") return to(state, { uncomfortable: true }, told);
  if (isEnding(now, { words: "uncomfortable" })) {
    const stopped = finish(state, "stopped");
    return { state: { ...stopped.state, uncomfortable: true }, send: [...told, ...stopped.send] };
  }
  return { state: lessened({ ...state, uncomfortable: true }, now.reduction.repetitions), send: told };
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
  const stop = { screen: "stopped" as const, paused: true, end: "severe_pain" };
  if (!now) return to(state, stop, [say("report_pain", { words: "severe" })]);
  const pain = say("report_pain", { exercise: now.id, words: "severe" });
  const tried = say("finish_exercise", { exercise: now.id, repetitions: done(state) });
  const send = state.screen === "work" ? [pain, tried] : [pain];
  const at = state.exercises.indexOf(now);
  return to(marked({ ...state, index: at }, "stopped", at), stop, send);
}

function rate(state: State, nrs: number): Step {
  const now = felt(state);
  if (!now) return only(state);
  if (state.screen === "stopped") {
    return to(state, { pain: nrs }, [say("report_pain", { exercise: now.id, nrs, words: "severe" })]);
  }
  if (state.screen !== "ask") return only(state);
  const told = say("report_pain", { exercise: now.id, nrs });
  if (isSevere(state.handed, { nrs })) {
    return to(marked(state, "stopped"), { screen: "stopped", pain: nrs, paused: true, end: "severe_pain" }, [told]);
  }
  return joined(told, closeOrRest({ ...state, pain: nrs }));
}

function strain(state: State, cr10: number): Step {
  const now = exercise(state);
  if (!now || state.screen !== "ask") return only(state);
  return joined(say("report_effort", { exercise: now.id, cr10 }), closeOrRest({ ...state, effort: cr10 }));
}

const joined = (first: Command, rest: Step): Step => ({ state: rest.state, send: [first, ...rest.send] });

// ---------------------------------------------------------------- emergency

function emergency(state: State, signs: readonly string[]): Step {
  const urgency = urgencyOf(state.handed, signs);
  return to(state, { screen: "emergency", urgency, end: "emergency", paused: true }, [
    say("report_emergency", { signs }),
  ]);
}
