/** The clinic behind an explored queue: the real core's answers, from a table that pytest holds to the core. */

import table from "../../../../tests/contract/clinic_answers.json";
import type { Command } from "../../contract/command";
import type { Draft } from "../entry";

export type Letter = Exclude<keyof typeof table.commands, "severe-plain" | "sign-plain">;

/** Whether it understands a page: all that it says, plain words only (a newer build), or nothing. */
export type Understands = "all" | "plain" | "nothing";

export interface Clinic {
  /** Where the core stands, as a row of the table. */
  readonly at: number;
  /** What was decided, by key: as which command, and whether it was accepted. */
  readonly decided: Readonly<Record<string, { readonly as: string; readonly accepted: boolean }>>;
  readonly understands: Understands;
}

export const OPENED: Clinic = { at: 0, decided: {}, understands: "all" };

export const commandOf = (letter: Letter): Command => table.commands[letter] as unknown as Command;

export const knowsOfDanger = ({ at }: Clinic): boolean => (table.states[at]?.knows.length ?? 0) > 0;

/**
 * Take one request; nothing is what it does not understand, and a key that stands for another command. What it has
 * decided, it does not decide again (I17); what is said instead of another is decided under the other's key.
 */
export function take(clinic: Clinic, { key: as, instead }: Draft): { clinic: Clinic; accepted: boolean } | undefined {
  const { understands, decided } = clinic;
  if (understands === "nothing" || (understands === "plain" && instead === null)) return undefined;
  const known = decided[instead ?? as];
  if (known) return instead !== null || known.as === as ? { clinic, accepted: known.accepted } : undefined;
  const answer = table.states[clinic.at]?.answers[as as keyof (typeof table.states)[0]["answers"]];
  if (!answer) throw new Error(`The table has no answer to ${as}.`);
  const { accepted, next } = answer;
  return { clinic: { ...clinic, at: next, decided: { ...decided, [instead ?? as]: { as, accepted } } }, accepted };
}
