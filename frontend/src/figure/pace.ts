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
/** Pictures that are looked at before fewer pixels are drawn, and before more are. */
const SOON = 8;
const LATER = 60;
const SHARPEST = 2;
const COARSEST = 0.7;
export const THIRTY = 1000 / 31;

export function opening(pixels: number): Pace {
  return { sharpness: Math.min(pixels, SHARPEST), apart: 0, cost: 0, seen: 0 };
}

/** The pace after one more picture, so many milliseconds after the last. */
export function after(pace: Pace, took: number, pixels: number): Pace {
  const cost = pace.seen ? pace.cost + (took - pace.cost) * 0.25 : took;
  const next = { ...pace, cost, seen: pace.seen + 1 };
  const due = Math.max(pace.apart, SIXTY);
  if (next.seen >= SOON && cost > LATE * due) return { ...slower(next, due), seen: 0 };
  if (next.seen >= LATER && cost < EARLY * due) return { ...sharper(next, pixels), seen: 0 };
  return next;
}

/** Thirty pictures a second are enough; a device that misses them by far loses pixels at once. */
function slower(pace: Pace, due: number): Pace {
  const enough = Math.max(due, THIRTY);
  const share = Math.min(1, Math.sqrt(enough / pace.cost));
  if (pace.apart === 0 && share > 0.8) return { ...pace, apart: THIRTY };
  return { ...pace, apart: THIRTY, sharpness: Math.max(pace.sharpness * Math.max(share, 0.5), COARSEST) };
}

function sharper(pace: Pace, pixels: number): Pace {
  return { ...pace, sharpness: Math.min(pace.sharpness * 1.15, pixels, SHARPEST) };
}
