/** The gallery: stills everywhere; what stands in the middle of the screen, or was asked for, moves. */

import { Motion } from "./motion";
import { nearest } from "./nearest";

const SETTLED = 250;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const motions = [...document.querySelectorAll<HTMLElement>("[data-motion]")].map((root) => new Motion(root, alone));
let waiting = 0;

/** One figure at a time: a browser has few WebGL contexts, a phone little warmth to spare. */
function alone(chosen: Motion): void {
  for (const motion of motions) if (motion !== chosen) motion.rest();
}

function look(): void {
  const boxes = motions.map((motion) => motion.box());
  const middle = nearest(boxes, innerHeight);
  motions.forEach((motion, i) => {
    if (motion.live && !(boxes[i]!.bottom > 0 && boxes[i]!.top < innerHeight)) motion.rest();
  });
  if (!calm.matches && middle !== undefined) void motions[middle]?.start();
}

function settle(): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(look, SETTLED);
}

addEventListener("scroll", settle, { passive: true });
addEventListener("resize", settle);
settle();
