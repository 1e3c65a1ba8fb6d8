/** From seconds to phase: the tempo belongs to the prescription, the geometry knows none. */

export interface Tempo {
  /** Seconds. */
  readonly out: number;
  readonly hold: number;
  readonly back: number;
  readonly rest: number;
}

export type Stage = "out" | "hold" | "back" | "rest";

export interface Moment {
  readonly stage: Stage;
  /** 0 to 1: where the frames are. */
  readonly phase: number;
  /** Seconds until the next stage. */
  readonly left: number;
}

export function moment(seconds: number, tempo: Tempo, plays: "out_and_back" | "cycle" | "once"): Moment {
  const whole = tempo.out + tempo.hold + tempo.back + tempo.rest;
  const at = whole > 0 ? ((seconds % whole) + whole) % whole : 0;
  if (plays !== "out_and_back") return roundTrip(at, tempo, whole);
  const { out, hold, back } = tempo;
  if (at < out) return { stage: "out", phase: at / out, left: out - at };
  if (at < out + hold) return { stage: "hold", phase: 1, left: out + hold - at };
  if (at < out + hold + back) return { stage: "back", phase: 1 - (at - out - hold) / back, left: out + hold + back - at };
  return { stage: "rest", phase: 0, left: whole - at };
}

/** A movement that comes round by itself fills the time of the way out and back. */
function roundTrip(at: number, tempo: Tempo, whole: number): Moment {
  const moves = tempo.out + tempo.back;
  if (at < moves) return { stage: at < tempo.out ? "out" : "back", phase: at / moves, left: moves - at };
  return { stage: "rest", phase: 0, left: whole - at };
}

/** With reduced motion only the start and the end are shown. */
export function settled(phase: number): number {
  return phase < 0.5 ? 0 : 1;
}
