/** The session as the page hands it over, and as the player keeps it. */

import type { Reason } from "../offline/queue";
import type { Dose, Phase } from "./timeline";

export type Status = "waiting" | "current" | "done" | "stopped" | "withheld";

/** Where the compiled movement is, and a drawing for where it cannot be shown. */
export interface Moving {
  readonly name: string;
  readonly frames: string;
  readonly still: string;
}

export interface Exercise {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly steps: readonly string[];
  readonly breathing: string;
  readonly cautions: readonly string[];
  readonly dose: Dose;
  /** The repetitions that are left of the dose once it is uncomfortable (R4). */
  readonly reduced: number;
  /** Some exercises end at pain of any strength (I9). */
  readonly stopsAtAnyPain: boolean;
  readonly status: Status;
  /** Whether pain and effort were told afterwards. */
  readonly rated: boolean;
  readonly figure: Moving | null;
}

export interface WarmUpPart {
  readonly id: string;
  readonly text: string;
  readonly seconds: number | null;
  readonly dose: Dose | null;
}

export interface Sign {
  readonly id: string;
  readonly urgency: string;
}

/** The JSON block of the page. */
export interface Handed {
  readonly patient: string | null;
  readonly store: string;
  readonly urls: { readonly api: string; readonly done: string };
  readonly speed: number;
  readonly severeFrom: number;
  readonly restSeconds: number;
  readonly warmedUp: boolean;
  readonly warmUp: readonly WarmUpPart[];
  readonly warmUpFigure: Moving | null;
  /** Where the figure's mesh is. */
  readonly model: string;
  readonly exercises: readonly Exercise[];
  readonly signs: readonly Sign[];
  readonly emergencyTexts: Readonly<Record<string, string>>;
  readonly words: Readonly<Record<string, string>>;
}

export type Screen =
  | "warm-up" | "intro" | "work" | "ask" | "rest"
  | "stopped" | "signs" | "emergency" | "closing" | "closed";

export interface State {
  readonly handed: Handed;
  readonly screen: Screen;
  /** Where one comes back to from the list of warning signs. */
  readonly behind: Screen;
  readonly exercises: readonly Exercise[];
  readonly index: number;
  readonly part: number;
  readonly phases: readonly Phase[];
  readonly at: number;
  /** Seconds left of the present phase, or of the rest. */
  readonly left: number;
  readonly paused: boolean;
  /** Repetitions done before a reload, over both sides. */
  readonly resumed: number;
  readonly uncomfortable: boolean;
  readonly pain: number | null;
  readonly effort: number | null;
  readonly notes: readonly Reason[];
  readonly urgency: string;
  /** Why the session came to its end: the last word of the clinic. */
  readonly end: string | null;
}

export interface Command {
  readonly command: string;
  readonly with: Readonly<Record<string, unknown>>;
}

export interface Step {
  readonly state: State;
  readonly send: readonly Command[];
}
