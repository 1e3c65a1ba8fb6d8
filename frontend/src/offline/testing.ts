/** Entries and clinics for tests. */

import type { Answer } from "../contract/api";
import type { Command } from "../contract/command";
import { type Draft, type Entry, FORM, fresh } from "./entry";
import type { Sent } from "./settle";

export const answer = (key: string, more: Partial<Answer> = {}): Answer => ({
  key,
  accepted: true,
  outcome: "clear",
  reasons: [],
  released: [],
  session: null,
  emergency: null,
  repeated: false,
  version: 11,
  ...more,
});

export const taken = ({ key }: Draft): Sent => ({ kind: "answered", answer: answer(key) });

export function draft(key: string, command: Command, more: Partial<Draft> = {}): Draft {
  const told = { by: "anna", ticket: "t", at: "2025-03-03T07:00:00Z", device: "" };
  return { key, command, patient: "p", session: "s", told, form: FORM, instead: null, ...more };
}

export const entry = (key: string, command: Command, more: Partial<Entry> = {}): Entry => ({
  ...fresh(draft(key, command), 1),
  ...more,
});

export const WARM: Command = { command: "warm_up", with: {} };
export const START: Command = { command: "start_exercise", with: { exercise: "any" } };
export const EFFORT: Command = { command: "report_effort", with: { exercise: "any", cr10: 3 } };
export const SEVERE: Command = { command: "report_pain", with: { exercise: "any", words: "severe" } };
export const PAINLESS: Command = { command: "report_pain", with: { exercise: "any", nrs: 0 } };
export const SIGN: Command = { command: "report_emergency", with: { signs: ["one"] } };
