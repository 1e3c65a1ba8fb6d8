/** What the server knows of an exercise's load on this patient's discs. Newtons; nothing is derived here, only mixed. */

import type { LoadCurves, LoadPart } from "../contract/api";

export type { LoadCurves as Load, LoadPart };
export type Forces = LoadPart["forces"][string];
export type Interval = readonly [low: number, central: number, high: number];

/** The figure's discs between T1 and T12, of which nothing is known: the trunk is one bone there. */
const UNKNOWN = 11;

export function loadAt({ phase, forces }: LoadPart, disc: string, at: number): Interval {
  const [low, central, high] = forces[disc]!;
  return [mixed(phase, low, at), mixed(phase, central, at), mixed(phase, high, at)];
}

/** Where the central estimate is greatest. */
export function peakOf({ phase, forces }: LoadPart, disc: string): { phase: number; load: Interval } {
  const [low, central, high] = forces[disc]!;
  const at = central.indexOf(Math.max(...central));
  return { phase: phase[at]!, load: [low[at]!, central[at]!, high[at]!] };
}

/** The share of a force that every disc bears now, as the figure counts them: the disc under L5 first. */
export function shares({ discs }: LoadCurves, part: LoadPart, at: number, of: number): number[] {
  const share = (disc: string): number => Math.min(loadAt(part, disc, at)[1] / of, 1);
  return [
    ...[...discs.lumbar].reverse().map(share),
    ...new Array<number>(UNKNOWN).fill(-1),
    ...[...discs.neck].reverse().map(share),
  ];
}

function mixed(marks: readonly number[], values: readonly number[], at: number): number {
  const after = marks.findIndex((mark) => mark >= at);
  if (after === 0 || marks.length < 2) return values[0] ?? 0;
  if (after < 0) return values.at(-1) ?? 0;
  const share = (at - marks[after - 1]!) / (marks[after]! - marks[after - 1]!);
  return values[after - 1]! * (1 - share) + values[after]! * share;
}
