/** The session as the player keeps it; what the page hands over is in the contract. */

import type { Phase, PlayerExercise, PlayerPage, Said } from "../contract/api";
import type { Command } from "../contract/command";

export type Screen =
  | "warm-up"
  | "intro"
  | "work"
  | "ask"
  | "rest"
  | "stopped"
  | "signs"
  | "emergency"
  | "closing"
  | "closed";

/** An answer that can be taken back, and what was there before it. */
export interface Given {
  readonly of: "pain" | "effort";
  readonly value: number;
  /** Seconds for which it can be. */
  readonly left: number;
  readonly before: Pick<State, "screen" | "index" | "pain" | "effort">;
}

export interface State {
  readonly handed: PlayerPage;
  readonly screen: Screen;
  /** Where one comes back to from the list of warning signs. */
  readonly behind: Screen;
  readonly exercises: readonly PlayerExercise[];
  readonly index: number;
  readonly part: number;
  readonly phases: readonly Phase[];
  readonly at: number;
  /** Seconds left of the present phase, or of the rest. */
  readonly left: number;
  readonly paused: boolean;
  /** Paused because the page went out of sight, until it goes on. */
  readonly away: boolean;
  /** A dialog is open: the clock stands, and goes on as it was once the dialog is shut. */
  readonly halted: boolean;
  /** Repetitions done before a reload, over both sides. */
  readonly resumed: number;
  /** Seconds of the warm-up or the present exercise during which the clock ran; those before a reload count. */
  readonly worked: number;
  /** The seconds that were missing when the warm-up was to end too early; 0 where only the clinic knows. */
  readonly lacking: number | null;
  readonly uncomfortable: boolean;
  /** The posture that was chosen, where an exercise has it; nothing is as usual. */
  readonly variant: string;
  /** In which repetition it was chosen: there the page says how one sits or stands now. */
  readonly varied: number | null;
  readonly pain: number | null;
  readonly effort: number | null;
  /** The answers that can still be taken back, the newest last. */
  readonly given: readonly Given[];
  /** A number that would end the session, until it is sure. */
  readonly doubt: number | null;
  readonly notes: readonly Said[];
  readonly urgency: string;
  /** Why the session came to its end: the last word of the clinic. */
  readonly end: string | null;
}

export interface Step {
  readonly state: State;
  readonly send: readonly Command[];
}
