/** How much it hurt and how hard it was: what an answer leads to, and how it is taken back. Pure. */

import type { Command } from "../contract/command";
import { exercise, felt, marked } from "./exercises";
import { isSevere } from "./judgement";
import type { Given, State, Step } from "./session";

/** So many seconds an answer can be taken back; until then it is kept on the device, and then it goes by itself. */
export const TAKE_BACK = 10;

const OFFERED = ["ask", "rest", "intro", "closing", "stopped"];

/** The answer that can be taken back now. */
export function revocable({ given, screen }: State): Given | undefined {
  const last = given.at(-1);
  const there = screen !== "stopped" || last?.before.screen === "stopped";
  return there && OFFERED.includes(screen) ? last : undefined;
}

/** Answers grow old; a number that would end the session does so in the end, whoever is silent. */
export function aged(state: State, seconds: number): State {
  if (!state.given.length) return state;
  const given = state.given.map((each) => ({ ...each, left: each.left - seconds })).filter(({ left }) => left > 0);
  return given.length || state.doubt === null ? { ...state, given } : sure({ ...state, given });
}

function answering(state: State, of: Given["of"], value: number): State {
  const { screen, index, pain, effort } = state;
  const given = { of, value, left: TAKE_BACK, before: { screen, index, pain, effort } };
  return { ...state, given: [...state.given, given] };
}

/** A number that would end the session is told at once and asked about once more: meanwhile nothing runs. */
export function rate(state: State, nrs: number): Step {
  const now = felt(state);
  const asked = state.screen === "ask" && state.pain === null && state.doubt === null;
  if (!now || !(asked || (state.screen === "stopped" && state.pain === null))) return { state, send: [] };
  const answered = answering(state, "pain", nrs);
  if (state.screen === "stopped") {
    const told: Command = { command: "report_pain", with: { exercise: now.id, nrs, words: "severe" } };
    return { state: { ...answered, pain: nrs }, send: [told] };
  }
  const told: Command = { command: "report_pain", with: { exercise: now.id, nrs } };
  if (isSevere(state.handed, { nrs })) return { state: { ...answered, doubt: nrs }, send: [told] };
  return joined(told, closeOrRest({ ...answered, pain: nrs }));
}

/** It was meant: what was told goes, and the session ends. */
export function sure(state: State): State {
  if (state.doubt === null) return state;
  const stop = { pain: state.doubt, doubt: null, given: [], paused: true, end: "severe_pain" };
  const stopped = marked({ ...state, ...stop }, "stopped");
  return state.screen === "signs" ? { ...stopped, behind: "stopped" } : { ...stopped, screen: "stopped" };
}

export function strain(state: State, cr10: number): Step {
  const now = exercise(state);
  if (!now || state.screen !== "ask" || state.pain === null || state.effort !== null) return { state, send: [] };
  const answered = { ...answering(state, "effort", cr10), effort: cr10 };
  return joined({ command: "report_effort", with: { exercise: now.id, cr10 } }, closeOrRest(answered));
}

/** Back to the question, as if it had not been answered; what was told is taken out of the queue. */
export function takenBack(state: State): State {
  const last = revocable(state);
  return last ? { ...state, ...last.before, doubt: null, given: state.given.slice(0, -1) } : state;
}

const joined = (first: Command, rest: Step): Step => ({ state: rest.state, send: [first, ...rest.send] });

function closeOrRest(state: State): Step {
  if (state.pain === null || state.effort === null) return { state, send: [] };
  if (state.exercises.some((e) => e.status === "waiting"))
    return { state: { ...state, screen: "rest", left: state.handed.rest_s, paused: false }, send: [] };
  return { state: { ...state, screen: "closing" }, send: [{ command: "finish_session", with: {} }] };
}
