/** Sessions to play in tests: what the page is handed, and events one by one. */

import type { PlayerExercise, PlayerPage } from "../contract/api";
import { doseOf, phasesOf } from "../contract/cases";
import type { Command } from "../contract/command";
import { type Event, step } from "./machine";
import type { State, Step } from "./session";

export const one = (id: string, more: Partial<PlayerExercise> = {}): PlayerExercise => ({
  id,
  name: id,
  position: "",
  lying: false,
  steps: [],
  breathing: "",
  cautions: [],
  hint: null,
  variants: [],
  reduction: { repetitions: 2, figure: null, cue: "smaller" },
  is_reduced: false,
  stop_at_nrs: null,
  status: "waiting",
  rated: false,
  figure: null,
  dose: doseOf("calm"),
  ...more,
});

export const handed = (more: Partial<PlayerPage> = {}): PlayerPage => ({
  patient: null,
  store: "s",
  variant: "",
  vary: "/api/variant/",
  place: "/api/place/",
  telling: { patient: "p", by: "anna", ticket: "t", session: "s", now: "2025-03-03T07:00:00Z" },
  version: 10,
  done: "/session/done/",
  speed: 1,
  severe_from_nrs: 6,
  warm_up_id: "W",
  warm_up_least_s: 60,
  warm_up_is_reduced: false,
  warm_up_figure: null,
  warm_up_reduced: null,
  model: "",
  rest_s: 30,
  warmed_up: true,
  exercises: [one("L1"), one("L3")],
  warm_up: [
    { id: "walk", text: "", repetitions: null, cues: {}, phases: phasesOf("two minutes") },
    { id: "tilts", text: "", repetitions: 2, cues: {}, phases: phasesOf("calm, a side") },
  ],
  signs: [
    { id: "saddle", urgency: "hospital_now" },
    { id: "hands", urgency: "doctor_today" },
  ],
  emergency_texts: { hospital_now: "", doctor_today: "" },
  words: {},
  ...more,
});

/** Take the events one by one; return the last state and everything sent on the way. */
export function play(from: State, ...events: (Event | Event["type"])[]): Step {
  return events.reduce<Step>(
    (so, event) => {
      const next = step(so.state, typeof event === "string" ? ({ type: event } as Event) : event);
      return { state: next.state, send: [...so.send, ...next.send] };
    },
    { state: from, send: [] },
  );
}

export const seconds = (n: number): Event => ({ type: "tick", seconds: n });
export const many = (n: number): Event[] => Array.from({ length: n }, () => seconds(1));
export const names = (send: readonly Command[]) => send.map((c) => c.command);
