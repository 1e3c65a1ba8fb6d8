/** Keeps a weak device smooth: fewer pixels first, then fewer frames. Pure: it is told the time. */

export interface Pace {
  /** Share of the screen's pixels that are drawn along each edge. */
  readonly sharpness: number;
  /** Milliseconds that a frame takes at least. */
  readonly apart: number;
  /** The running mean of the time from one picture to the next, milliseconds. */
  readonly cost: number;
  readonly seen: number;
}

/** A frame is late beyond this share of its time; well in time below the other. */
const LATE = 1.5;
const EARLY = 1.1;
const SIXTY = 1000 / 60;
const PATIENCE = 24;
const SHARPEST = 2;
const COARSEST = 0.75;
export const THIRTY = 1000 / 31;

export function opening(pixels: number): Pace {
  return { sharpness: Math.min(pixels, SHARPEST), apart: 0, cost: 0, seen: 0 };
}

/** The pace after one more picture, so many milliseconds after the last. */
export function after(pace: Pace, took: number, pixels: number): Pace {
  const cost = pace.seen ? pace.cost + (took - pace.cost) * 0.15 : took;
  const next = { ...pace, cost, seen: pace.seen + 1 };
  if (next.seen < PATIENCE) return next;
  const due = Math.max(pace.apart, SIXTY);
  if (cost > LATE * due) return { ...slower(pace), cost, seen: 0 };
  if (cost < EARLY * due && pace.sharpness < Math.min(pixels, SHARPEST)) return { ...pace, sharpness: Math.min(pace.sharpness * 1.25, pixels, SHARPEST), cost, seen: 0 };
  return { ...next, seen: PATIENCE };
}

function slower(pace: Pace): Pace {
  if (pace.apart === 0) return { ...pace, apart: THIRTY };
  return { ...pace, sharpness: Math.max(pace.sharpness * 0.8, COARSEST) };
}
