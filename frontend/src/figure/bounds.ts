/** What a clip needs of the room: so that the camera stands once, and the figure never leaves the picture. */

import type { Clip, Track } from "./clip";

export interface Bounds {
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

const STEP = 0.0001;
/** Metres that a body reaches beyond its joints. */
const FLESH = 0.16;

/** Of all bones, down to the floor; or of a few of them. */
export function bounds(track: Track, of?: readonly number[]): Bounds {
  const low = [Infinity, Infinity, Infinity],
    high = [-Infinity, -Infinity, -Infinity];
  track.joints.forEach((value, i) => {
    if (of && !of.includes(Math.floor(i / 3) % track.bones)) return;
    const axis = i % 3;
    low[axis] = Math.min(low[axis]!, value * STEP);
    high[axis] = Math.max(high[axis]!, value * STEP);
  });
  return {
    low: [low[0]! - FLESH, low[1]! - FLESH, of ? low[2]! - FLESH : 0],
    high: [high[0]! + FLESH, high[1]! + FLESH, high[2]! + FLESH],
  };
}

/** A joint that goes less far than this, metres, is not what moves. */
const MOVES = 0.03;
/** Of the whole figure's length so much is always in the picture, that one sees what it is; from so much on, all. */
const [LEAST, MOST] = [0.55, 0.68];
/** How far from a hand that presses, metres, one looks. */
const PRESSED = 0.42;

/**
 * From near: what moves in these clips, or where they press; never so near that the body is not recognised. All of
 * the figure, where all of it moves.
 */
export function closeUp(clips: readonly (Pick<Clip, "pushes"> & { readonly track: Track })[], whole: Bounds): Bounds {
  const boxes = clips.flatMap(({ track, pushes }) => {
    const bones = moving(track);
    return bones.length ? [bounds(track, bones)] : pushes.map(({ at }) => around(at));
  });
  const [first, ...others] = boxes;
  const near = first ? united([first, ...others]) : whole;
  return longest(near) > MOST * longest(whole) ? whole : roomy(near, whole);
}

const longest = ({ low, high }: Bounds): number =>
  Math.max(...([0, 1, 2] as const).map((axis) => high[axis] - low[axis]));

function moving({ joints, bones, frames }: Track): number[] {
  const far = (bone: number): number =>
    Math.max(
      ...[0, 1, 2].map((axis) => {
        const places = Array.from({ length: frames }, (_, frame) => joints[(frame * bones + bone) * 3 + axis]! * STEP);
        return Math.max(...places) - Math.min(...places);
      }),
    );
  return Array.from({ length: bones }, (_, bone) => bone).filter((bone) => far(bone) > MOVES);
}

const around = (at: readonly [number, number, number]): Bounds => ({
  low: [at[0] - PRESSED, at[1] - PRESSED, at[2] - PRESSED],
  high: [at[0] + PRESSED, at[1] + PRESSED, at[2] + PRESSED],
});

/** Widened along its greatest length to what has to be seen, and never beyond the whole. */
function roomy(near: Bounds, whole: Bounds): Bounds {
  const least = LEAST * longest(whole);
  const along = (axis: 0 | 1 | 2): readonly [number, number] => {
    const [low, high] = [Math.max(near.low[axis], whole.low[axis]), Math.min(near.high[axis], whole.high[axis])];
    const lacking = Math.max(0, Math.min(least, whole.high[axis] - whole.low[axis]) - (high - low)) / 2;
    const shift = Math.max(0, whole.low[axis] - (low - lacking)) - Math.max(0, high + lacking - whole.high[axis]);
    return [low - lacking + shift, high + lacking + shift];
  };
  const [x, y, z] = [along(0), along(1), along(2)];
  return { low: [x[0], y[0], z[0]], high: [x[1], y[1], z[1]] };
}

/** What holds all of them: a figure that goes from one clip to another stays where it is in the picture. */
export function united([first, ...others]: readonly [Bounds, ...Bounds[]]): Bounds {
  const three = (pick: (a: number, b: number) => number, a: Bounds["low"], b: Bounds["low"]) =>
    [pick(a[0], b[0]), pick(a[1], b[1]), pick(a[2], b[2])] as const;
  return others.reduce(
    (all, { low, high }) => ({ low: three(Math.min, all.low, low), high: three(Math.max, all.high, high) }),
    first,
  );
}

/** How far a camera stands off, metres, for a box to fit an opening (vertical, radians) of a shape. */
export function distance({ low, high }: Bounds, turn: number, lift: number, opening: number, shape: number): number {
  const [dx, dy, dz] = [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
  const wide = Math.abs(dx * Math.sin(turn)) + Math.abs(dy * Math.cos(turn));
  const deep = Math.abs(dx * Math.cos(turn)) + Math.abs(dy * Math.sin(turn));
  const tall = dz * Math.cos(lift) + deep * Math.sin(lift);
  const half = Math.tan(opening / 2);
  return Math.max(tall / 2 / half, wide / 2 / half / shape) + deep / 2;
}

/**
 * From where a posture is best seen: lying and kneeling from the side, standing and sitting half from the front.
 * The camera goes to the other side with all repetitions of it, not back and forth with each.
 */
export function outlook(
  { low, high }: Bounds,
  { side, sides }: Pick<Clip, "side" | "sides">,
): { turn: number; lift: number } {
  const lying = high[2] - low[2] < high[0] - low[0];
  const turn = lying ? 1.2 : 0.62;
  return { turn: side === "l" && sides === "in_turn" ? turn : -turn, lift: lying ? 0.3 : 0.16 };
}
