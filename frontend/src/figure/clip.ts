/** What the server compiled: bones over the phase. Nothing is derived here, only mixed. */

export interface Prop {
  readonly kind: "mat" | "stool" | "chair" | "bar" | "cushion";
  readonly at: readonly [number, number, number];
  readonly size: readonly [number, number, number];
  readonly back: number;
}

/** The press of the body against a hand, and where it is shown. */
export interface Push {
  readonly at: readonly [number, number, number];
  readonly along: readonly [number, number, number];
  /** Of the whole press, 0 to 1; what was compiled before there were softer ones has none. */
  readonly share?: number;
}

/** One part of a motion, one side of it. */
export interface Clip {
  readonly part: string;
  readonly side: "" | "r" | "l";
  /** By turns, or all of one side before the other. */
  readonly sides: "none" | "alternate" | "in_turn";
  readonly plays: "out_and_back" | "cycle" | "once";
  readonly when: "each" | "end";
  readonly holds: boolean;
  readonly breathing: Readonly<Record<string, string>>;
  readonly frames: number;
  /** Base 64 of 16-bit integers: frames × bones × 4, w x y z. */
  readonly turns: string;
  /** The same: frames × bones × 3, tenths of a millimetre. */
  readonly joints: string;
  readonly work: readonly number[];
  readonly works: readonly number[];
  readonly pushes: readonly Push[];
  readonly way: readonly (readonly (readonly number[])[])[];
  readonly props: readonly Prop[];
}

export interface Playable {
  readonly bones: readonly string[];
  /** Each bone's joint in the bind pose. */
  readonly anchors: readonly (readonly number[])[];
  /** Each bone's 3 × 3, by rows: what makes the mesh this person. */
  readonly stretch: readonly (readonly number[])[];
  readonly morphs: Readonly<Record<string, number>>;
  readonly clips: readonly Clip[];
}

export interface Track {
  readonly frames: number;
  readonly bones: number;
  readonly turns: Int16Array;
  readonly joints: Int16Array;
}

const STEP = 0.0001;

export function unpack(clip: Clip): Track {
  const turns = integers(clip.turns);
  return { frames: clip.frames, bones: turns.length / clip.frames / 4, turns, joints: integers(clip.joints) };
}

function integers(text: string): Int16Array {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Int16Array.from({ length: bytes.length / 2 }, (_, i) => view.getInt16(2 * i, true));
}

/** One part per side; without a left or right of it, the part as it is. */
export function chosen(playable: Playable, part: string | undefined, side: "" | "r" | "l"): Clip {
  const named = playable.clips.filter((clip) => part === undefined || clip.part === part);
  const found = named.find((clip) => clip.side === side) ?? named[0] ?? playable.clips[0];
  if (!found) throw new Error("The motion has no part to show.");
  return found;
}

/** A bone's turn at a phase, into `out` as x y z w. */
export function turnAt(track: Track, phase: number, bone: number, out: Float64Array): Float64Array {
  const [first, second, share] = between(track, phase);
  const a = (first * track.bones + bone) * 4,
    b = (second * track.bones + bone) * 4;
  let length = 0;
  for (let i = 0; i < 4; i++) {
    const value = mixed(track.turns, a + i, b + i, share);
    out[(i + 3) % 4] = value;
    length += value * value;
  }
  length = Math.sqrt(length) || 1;
  for (let i = 0; i < 4; i++) out[i] = (out[i] ?? 0) / length;
  return out;
}

/** A bone's joint at a phase, metres, into `out`. */
export function jointAt(track: Track, phase: number, bone: number, out: Float64Array): Float64Array {
  const [first, second, share] = between(track, phase);
  const a = (first * track.bones + bone) * 3,
    b = (second * track.bones + bone) * 3;
  for (let i = 0; i < 3; i++) out[i] = mixed(track.joints, a + i, b + i, share) * STEP;
  return out;
}

function between(track: Track, phase: number): [number, number, number] {
  const at = Math.min(Math.max(phase, 0), 1) * (track.frames - 1);
  const first = Math.min(Math.floor(at), track.frames - 1);
  return [first, Math.min(first + 1, track.frames - 1), at - first];
}

function mixed(values: Int16Array, a: number, b: number, share: number): number {
  return (values[a] ?? 0) * (1 - share) + (values[b] ?? 0) * share;
}
