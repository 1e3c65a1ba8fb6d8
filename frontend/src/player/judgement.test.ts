import { expect, test } from "vitest";
import type { PainWords, PlayerExercise, PlayerSign } from "../contract/api";
import { cases, doseOf } from "../contract/cases";
import { felt } from "./exercises";
import { isEnding, isSevere, urgencyOf } from "./judgement";
import type { State } from "./session";

const signs: PlayerSign[] = [
  { id: "now", urgency: "hospital_now" },
  { id: "today", urgency: "doctor_today" },
];

test.each(cases.severe_pain)(
  "pain $nrs, $words with the limit $limit is severe: $severe",
  ({ nrs, words, limit, severe }) => {
    expect(isSevere({ severe_from_nrs: limit }, { nrs, words: words as PainWords | null })).toBe(severe);
  },
);

test.each(cases.ending_pain)(
  "pain $nrs, $words ends an exercise with the limit $limit: $ends",
  ({ nrs, words, limit, ends }) => {
    expect(isEnding({ stop_at_nrs: limit }, { nrs, words: words as PainWords | null })).toBe(ends);
  },
);

test.each(cases.urgency)("signs $signs mean $urgency", ({ signs: told, urgency }) => {
  expect(urgencyOf({ signs }, told)).toBe(urgency);
});

test.each(cases.pain_belongs_to)(
  "of $begun, with $current running, pain belongs to $exercise",
  ({ begun, current, exercise }) => {
    const exercises = ["first", "second", "third"].map((id) => {
      const status = id === current ? "current" : (begun as string[]).includes(id) ? "done" : "waiting";
      return { id, status, dose: doseOf("calm") } as PlayerExercise;
    });
    const index = current ? exercises.findIndex((e) => e.id === current) : begun.length;
    expect(felt({ exercises, index } as unknown as State)?.id ?? null).toBe(exercise);
  },
);
