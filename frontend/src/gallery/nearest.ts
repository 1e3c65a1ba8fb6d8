/** Which of many boxes one looks at. */

export interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** The one whose middle is nearest to the window's, if at least half of it is seen. */
export function nearest(boxes: readonly Box[], height: number): number | undefined {
  let found: number | undefined,
    least = Infinity;
  boxes.forEach((box, i) => {
    const seen = Math.min(box.bottom, height) - Math.max(box.top, 0);
    const away = Math.abs((box.top + box.bottom - height) / 2);
    if (seen >= (box.bottom - box.top) / 2 && away < least) [found, least] = [i, away];
  });
  return found;
}
