/** What is said of the present moment: what to do now, on which side, how often; and how, where it is softer. */

import type { Phase, PlayerDose } from "../contract/api";
import { exercise, softened } from "./exercises";
import type { State } from "./session";
import { share, waits } from "./timeline";

type Words = Readonly<Record<string, string>>;
/** The page's words by name, with what is to be filled in. */
export type Say = (name: string, fills?: Readonly<Record<string, string | number>>) => string;

/** What is to be done in the present phase; nothing where none runs. */
export function cueOf(state: State): string {
  const phase = state.phases[state.at];
  const warming = state.screen === "warm-up";
  const cues = warming ? state.handed.warm_up[state.part]?.cues : exercise(state)?.dose.cues;
  return (phase && cues?.[phase.cue]) ?? "";
}

/** The same as it is spoken: that the sides change is said first. */
export function spokenOf(state: State, words: Words): string {
  const changes = state.phases[state.at]?.kind === "switch" ? words["switch"] : "";
  return [changes, cueOf(state)].filter(Boolean).join(". ");
}

/** How the present exercise is done while it is softened; nothing otherwise. */
export const adviceOf = (state: State): string => (softened(state) && exercise(state)?.reduction.cue) || "";

/** What to mind in the warm-up: that it takes longer, that it is smaller; what the clinic said where it refused it. */
export function warmUpAdvice({ lacking, notes, uncomfortable, handed }: State, say: Say): string {
  const refused = lacking === 0 ? notes.map(({ text }) => text).join(" ") : "";
  const longer = lacking ? say("warmUpLonger", { n: lacking }) : refused;
  const smaller = handed.warm_up_is_reduced ? say("gentlyWarmAgain") : "";
  return [longer, uncomfortable ? say("gentlyWarm") : smaller].filter(Boolean).join(" ");
}

/** What to know before the present exercise begins: that it goes on, and that it is softer. */
export function beforehand(state: State, say: Say): string {
  const advice = adviceOf(state);
  const told = [state.resumed && say("goOnFrom", { n: state.resumed }), advice && say("gentlyAgain", { cue: advice })];
  return told.filter(Boolean).join(" ");
}

/** On which side it is done; else by which part, where there are several, once it is done. */
export function placeOf(state: State, phase: Phase | undefined, words: Words): string {
  if (!phase || phase.side) return (phase?.side && words[phase.side]) ?? "";
  const parts = state.screen === "work" ? exercise(state)?.dose.parts : undefined;
  return waits(phase) ? "" : (parts?.[phase.part ?? ""] ?? "");
}

/** Which repetition runs: “3 of 10 hangs”; before, how many there will be. What closes an exercise is none. */
export function countedOf(dose: PlayerDose, phase: Phase, say: Say): string {
  if (phase.kind === "ready") return amountOf(dose, say);
  if (phase.kind === "switch") return say("switch");
  const of = share(dose, phase.turn);
  return phase.repetition ? say("countOf", { n: phase.repetition, of, unit: unitOf(dose, of) }) : say("toFinish");
}

/** “10 repetitions a side”. */
export function amountOf(dose: PlayerDose, say: Say): string {
  const halves = dose.phases.some((phase) => phase.turn) ? "timesInHalves" : "times";
  const n = dose.repetitions;
  return say(dose.per_side ? "timesASide" : halves, { n, unit: unitOf(dose, n) });
}

/** The word for so many of what is counted, in the page's own plural. */
function unitOf({ unit }: PlayerDose, count: number): string {
  return unit[new Intl.PluralRules(document.documentElement.lang).select(count)] ?? unit["other"] ?? "";
}
