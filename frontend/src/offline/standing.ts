/** What is known of all that was told: what a page may say of it. Pure. */

import type { Entry, Hindrance } from "./entry";
import { isUrgent } from "./urgency";

/** Of the reports of danger: none there, all known to have arrived, the first of them, none yet, or not taken. */
export type Told = "none" | "all" | "some" | "waits" | "refused";

export interface Standing {
  readonly waiting: number;
  readonly aside: number;
  readonly urgent: number;
  /** What keeps the waiting ones from arriving; nothing where they are on their way. */
  readonly hindrance: Hindrance | null;
}

const GRAVEST: readonly Hindrance[] = ["signed-out", "another", "unreachable", "unwell"];

/** A report counts as one, together with the plainer words for it. */
export function standing(entries: readonly Entry[]): Standing {
  const waiting = entries.filter(({ state }) => state === "waiting");
  const plain = waiting.map(({ instead }) => instead);
  const aside = entries.filter(
    ({ key, state, instead }) => state === "aside" && instead === null && !plain.includes(key),
  );
  const hindrance = GRAVEST.find((one) => waiting.some((entry) => entry.hindrance === one)) ?? null;
  return {
    waiting: waiting.length,
    aside: aside.length,
    urgent: [...waiting, ...aside].filter(isUrgent).length,
    hindrance,
  };
}

/**
 * Whether the clinic has acknowledged these very reports. `arrived` are those of which this page saw it before:
 * an answer is not kept for ever.
 */
export function toldOf(keys: readonly string[], entries: readonly Entry[], arrived: ReadonlySet<string>): Told {
  if (!keys.length) return "none";
  const state = (key: string) => entries.find((entry) => entry.key === key)?.state;
  const has = (key: string) => arrived.has(key) || state(key) === "arrived";
  if (keys.every(has)) return "all";
  if (has(keys[0] ?? "")) return "some";
  const plain = (key: string) => entries.find(({ instead }) => instead === key)?.state ?? state(key);
  return keys.every((key) => plain(key) === "aside") ? "refused" : "waits";
}
