/** What ends a session, whoever told it: this page before it was loaded, or another tab. Pure. */

import type { PlayerPage } from "../contract/api";
import type { Command } from "../contract/command";
import { isSevere, urgencyOf } from "./judgement";
import type { State } from "./session";

/** The screen that a command leads to, where it ends the session. */
export function ending(handed: PlayerPage, said: Command): Partial<State> | undefined {
  switch (said.command) {
    case "report_emergency":
      return { screen: "emergency", urgency: urgencyOf(handed, said.with.signs), end: "emergency" };
    case "finish_session":
    case "abandon_session":
      return { screen: "closing" };
    case "report_pain":
      return isSevere(handed, said.with) ? { screen: "stopped", end: "severe_pain" } : undefined;
    default:
      return undefined;
  }
}
