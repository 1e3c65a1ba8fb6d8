/** One thing that was told, as it is kept until the clinic has it: a record of its own, under its own key. */

import type { Answer, SessionCommand, Telling } from "../contract/api";
import type { Command } from "../contract/command";

/** The form in which this build writes commands. The clinic understands every older one. */
export const FORM = 3;

/** Why the last try did not arrive: no network, a clinic that is not well, nobody or somebody else signed in. */
export type Hindrance = "unreachable" | "unwell" | "signed-out" | "another";

/** What the player says, before it is kept. */
export interface Draft {
  readonly key: string;
  readonly command: Command;
  /** Whose session it is of; nobody where an older build did not say. */
  readonly patient: string | null;
  /** Which session, by its beginning. */
  readonly session: string | null;
  /** Who told it and when. */
  readonly told: Telling;
  readonly form: number;
  /** The key of what was not understood, where this says the same in plainer words. */
  readonly instead: string | null;
}

export interface Entry extends Draft {
  /** The order of telling, given by the store. */
  readonly order: number;
  readonly state: "waiting" | "arrived" | "aside";
  readonly tries: number;
  /** Not before this time of the device's clock. */
  readonly after: number;
  readonly hindrance: Hindrance | null;
  /** Why it was set aside, in the clinic's words. */
  readonly problems: readonly string[];
  readonly answer: Answer | null;
  readonly settledAt: number;
}

/** `after` holds it back until then: so long it can be taken back. */
export const fresh = (draft: Draft, order: number, after = 0): Entry => ({
  ...draft,
  order,
  state: "waiting",
  tries: 0,
  after,
  hindrance: null,
  problems: [],
  answer: null,
  settledAt: 0,
});

/** What goes over the wire. */
export function posted({ key, command, patient, told, form, instead }: Draft): SessionCommand {
  const body = { ...command, key, form, told, ...(patient && { patient }), ...(instead && { instead_of: instead }) };
  return body as SessionCommand;
}

/** What one record may become another over: what has arrived stays so, what is gone stays gone. */
export const mayReplace = (now: Entry | undefined): boolean => now !== undefined && now.state !== "arrived";

/** `crypto.randomUUID` is missing outside HTTPS, for instance in a clinic's own network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
