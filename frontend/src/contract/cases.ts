/** The tables that pytest and vitest both read: for tests alone. */

import decided from "../../../tests/contract/cases.json";
import played from "../../../tests/contract/phases.json";
import type { Phase, PlayerDose } from "./api";

export const cases = decided;

/** The phases of a dose, as the clinic computes them. */
export function phasesOf(name: keyof typeof played): Phase[] {
  return played[name].phases as Phase[];
}

export function doseOf(name: Exclude<keyof typeof played, "two minutes">): PlayerDose {
  const { repetitions, per_side } = played[name].dose;
  const phases = phasesOf(name);
  const cues = Object.fromEntries(phases.map(({ cue }) => [cue, `say ${cue}`]));
  return { repetitions, per_side, unit: { one: "time", other: "times" }, parts: {}, cues, phases };
}
