/** Where a disc is in the figure: at a joint, or between two of them. */

export interface Seat {
  readonly from: string;
  readonly to: string;
  /** How far from one joint to the other. */
  readonly share: number;
}

/** The neck is one bone of the figure, between T1 and the skull: seven vertebrae share its length. */
const CERVICAL = 7;

export function seatOf(disc: string): Seat {
  const above = disc.split("/")[0]!,
    number = Number(above.slice(1));
  if (above.startsWith("C")) return { from: "neck", to: "head", share: (CERVICAL - number) / CERVICAL };
  const bone = above === "T12" ? "thorax" : `lumbar_${number}`;
  return { from: bone, to: bone, share: 0 };
}
