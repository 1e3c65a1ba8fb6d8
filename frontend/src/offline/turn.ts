/** Whose turn it is: urgent before all else, then the order of telling. What cannot go now blocks nobody for long. Pure. */

import type { Draft, Entry } from "./entry";
import { isUrgent, rank } from "./urgency";

export interface Patience {
  /** Milliseconds before the next try, by how many failed; the last of them for ever after. */
  readonly waits: readonly number[];
  /** After so many failures, what was told later goes ahead. */
  readonly stepOver: number;
}

const SECOND = 1000;
export const PATIENCE: Patience = {
  waits: [1, 2, 4, 8, 15, 30, 60, 120, 300].map((seconds) => seconds * SECOND),
  stepOver: 5,
};

export function next(entries: readonly Entry[], now: number, patience: Patience): Entry | undefined {
  const waiting = entries.filter(({ state }) => state === "waiting").sort((a, b) => a.order - b.order);
  const may = waiting.filter(
    (entry, at) =>
      isDue(entry, now, patience) && (isUrgent(entry) || !waiting.slice(0, at).some((one) => holds(one, entry))),
  );
  return may.sort((a, b) => rank(a) - rank(b) || a.order - b.order)[0];

  /** What the same person told of the same patient keeps its order, unless the earlier one fails again and again. */
  function holds(earlier: Entry, entry: Entry): boolean {
    const early = !isUrgent(earlier) && earlier.tries < patience.stepOver && !isDue(earlier, now, patience);
    return early && lane(earlier) === lane(entry);
  }
}

/** A clock that was set back makes nobody wait for longer than the longest wait. */
export function isDue({ after }: Entry, now: number, { waits }: Patience): boolean {
  return now >= after || after - now > Math.max(...waits);
}

/** When to try again, in milliseconds from now; never where nothing waits. */
export function wakeIn(entries: readonly Entry[], now: number, patience: Patience): number | undefined {
  const waiting = entries.filter(({ state }) => state === "waiting");
  const waits = waiting.map((entry) => (isDue(entry, now, patience) ? 0 : entry.after - now));
  return waits.length ? Math.min(...waits) : undefined;
}

const lane = ({ patient, told }: Draft): string => `${patient} ${told.by}`;
