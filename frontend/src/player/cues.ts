/** What is said of the present moment: what to do now, on which side, how often; and how, where it is softer. Pure. */

import type { Phase, PlayerDose } from "../contract/api";
import { exercise, softened } from "./exercises";
import type { State } from "./session";
import { share, waits } from "./timeline";

type Words = Readonly<Record<string, string>>;

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

/** Where one is: the part, where there are several, and the side. */
export function placeOf(state: State, phase: Phase | undefined, words: Words): string {
  const part = (phase?.part && exercise(state)?.dose.parts[phase.part]) || "";
  const side = phase?.side ? words[phase.side] : "";
  return [state.screen === "work" ? part : "", side].filter(Boolean).join(", ");
}

/** The repetition that runs, of how many in this turn; nothing outside of repetitions. */
export function countOf(dose: PlayerDose, phase: Phase): { n: number; of: number } | undefined {
  return waits(phase) || !phase.repetition ? undefined : { n: phase.repetition, of: share(dose, phase.turn) };
}

/** The name of the sentence that says how often. */
export function timesOf(dose: PlayerDose): "times" | "timesASide" | "timesInHalves" {
  if (dose.per_side) return "timesASide";
  return dose.phases.some((phase) => phase.turn) ? "timesInHalves" : "times";
}

/** The word for so many of what is counted, in a language's own plural. */
export function unitOf(unit: Words, count: number, language: string): string {
  return unit[new Intl.PluralRules(language).select(count)] ?? unit["other"] ?? "";
}
