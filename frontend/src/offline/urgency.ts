/** What overtakes everything else: a warning sign, then pain. Pure. */

import type { Command } from "../contract/command";
import type { Draft } from "./entry";

const [SIGN, PAIN, REST] = [0, 1, 2];

export const rank = ({ command }: Draft): number =>
  command.command === "report_emergency" ? SIGN : hurts(command) ? PAIN : REST;

export const isUrgent = (told: Draft): boolean => rank(told) < REST;

/** Any pain but a clear "none": what says nothing clear is taken for pain. */
function hurts(told: Command): boolean {
  if (told.command !== "report_pain") return false;
  const { nrs, words } = told.with;
  return !((nrs ?? 0) === 0 && (words ?? (nrs === 0 ? "none" : "severe")) === "none");
}

/**
 * The same in the plainest words, for a clinic that did not understand: an unnamed sign is the gravest, unnamed
 * pain is of what runs or ran. Once; what is not urgent has no plainer form.
 */
export function plainer(told: Draft): Draft | undefined {
  if (told.instead !== null || !isUrgent(told)) return undefined;
  return { ...told, command: unnamed(told.command), key: `${told.key}-plain`, instead: told.key };
}

function unnamed(told: Command): Command {
  if (told.command !== "report_pain") return { command: "report_emergency", with: { signs: [] } };
  const { nrs, words } = told.with;
  if (words === "severe" || nrs == null) return { command: "report_pain", with: { words: words ?? "severe" } };
  return { command: "report_pain", with: words ? { nrs, words } : { nrs } };
}
