/** What must be decided here too, without a network, as the clinic decides it: tests/contract/cases.json holds both to it. Pure. */

import type { PlayerExercise, PlayerPage, ReportPainFields, Urgency } from "../contract/api";

/** Whether a pain stops everything: the worse of the number and the word (R5). */
export function isSevere(
  { severe_from_nrs }: Pick<PlayerPage, "severe_from_nrs">,
  { nrs, words }: ReportPainFields,
): boolean {
  return words === "severe" || (nrs ?? 0) >= severe_from_nrs;
}

/** Whether a pain ends its exercise for the day, where not the session (I9). */
export function isEnding(
  { stop_at_nrs }: Pick<PlayerExercise, "stop_at_nrs">,
  { nrs, words }: ReportPainFields,
): boolean {
  return stop_at_nrs !== null && (words === "uncomfortable" || (nrs ?? 0) >= stop_at_nrs);
}

/** Whether the slightest pain does. */
export const endsAtAnyPain = (now: Pick<PlayerExercise, "stop_at_nrs">): boolean => isEnding(now, { nrs: 1 });

/** How soon help has to come: the worst of the signs; one that is not known, or none, is the worst. */
export function urgencyOf({ signs }: Pick<PlayerPage, "signs">, told: readonly string[]): Urgency {
  const urgencies = told.map((id) => signs.find((sign) => sign.id === id)?.urgency);
  const mild = urgencies.length > 0 && urgencies.every((urgency) => urgency === "doctor_today");
  return mild ? "doctor_today" : "hospital_now";
}
