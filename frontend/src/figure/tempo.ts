/** A movement by itself, over and over: the list of its phases is played from the start again. Pure. */

import type { Phase } from "../contract/api";

export interface Moment {
  readonly kind: Phase["kind"];
  /** 0 to 1: where the frames are. */
  readonly phase: number;
  /** Seconds until the next phase. */
  readonly left: number;
}

export function moment(seconds: number, loop: readonly Phase[]): Moment {
  const whole = loop.reduce((sum, phase) => sum + phase.seconds, 0);
  let at = whole > 0 ? ((seconds % whole) + whole) % whole : 0;
  for (const { kind, seconds: long, start, end } of loop) {
    if (at < long) return { kind, phase: start + (end - start) * (at / long), left: long - at };
    at -= long;
  }
  return { kind: "rest", phase: 0, left: 0 };
}

/** With reduced motion only the start and the end are shown. */
export function settled(phase: number): number {
  return phase < 0.5 ? 0 : 1;
}
