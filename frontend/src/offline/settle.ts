/** What becomes of an entry by what came of sending it. Pure. */

import type { Answer } from "../contract/api";
import { type Entry, fresh, type Hindrance } from "./entry";
import type { Patience } from "./turn";
import { isUrgent, plainer } from "./urgency";

/** An answer to this very entry, a refusal of it for good, or a hindrance that may pass. */
export type Sent =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly problems: readonly string[] }
  | { readonly kind: Hindrance };

/** What stops a round: it would be the same for every other entry. */
export const endsRound = ({ kind }: Sent): boolean => kind === "unreachable" || kind === "signed-out";

/** What to write, all or none of it. */
export interface Change {
  readonly changed: readonly Entry[];
  readonly added?: readonly Entry[];
}

export function settled(entry: Entry, sent: Sent, kept: readonly Entry[], now: number, patience: Patience): Change {
  switch (sent.kind) {
    case "answered": {
      const one = taken(entry, sent.answer, now);
      const original = kept.find(({ key }) => key === entry.instead);
      return {
        changed: original && one.state === "arrived" ? [one, { ...original, state: "arrived", settledAt: now }] : [one],
      };
    }
    case "refused": {
      const again = plainer(entry);
      const aside: Entry = { ...entry, state: "aside", hindrance: null, problems: sent.problems, settledAt: now };
      return { changed: [aside], added: again ? [fresh(again, entry.order)] : [] };
    }
    case "unreachable":
    case "signed-out":
      return { changed: [{ ...entry, hindrance: sent.kind }] };
    default:
      return { changed: [later(entry, sent.kind, now, patience)] };
  }
}

/** A report of danger that the rules refuse has told nobody: it is shown as such, not taken for told. */
function taken(entry: Entry, answer: Answer, now: number): Entry {
  const told = answer.accepted || !isUrgent(entry);
  const problems = told ? [] : answer.reasons.map(({ text }) => text);
  return { ...entry, state: told ? "arrived" : "aside", hindrance: null, problems, answer, settledAt: now };
}

function later(entry: Entry, hindrance: Hindrance, now: number, { waits }: Patience): Entry {
  const wait = waits[Math.min(entry.tries, waits.length - 1)] ?? 0;
  return { ...entry, hindrance, tries: Math.min(entry.tries + 1, waits.length), after: now + wait };
}
