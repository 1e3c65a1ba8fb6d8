/** The part of the figure that needs three.js: kept apart, so that a page without WebGL never loads it. */

import { WebGLRenderer } from "three";
import type { Playable } from "./clip";
import { palette } from "./colours";
import { Person } from "./person";
import { Stage } from "./stage";

export interface Body {
  /** What the server compiled for this exercise and person. */
  readonly frames: Playable;
  /** Where person.glb is. */
  readonly model: string;
}

export async function raise(
  element: HTMLElement,
  canvas: HTMLCanvasElement,
  body: Body,
): Promise<{ stage: Stage; person: Person }> {
  const renderer = new WebGLRenderer({
    canvas,
    antialias: devicePixelRatio < 2,
    alpha: true,
    powerPreference: "low-power",
  });
  const person = await Person.load(body.model, body.frames, palette(element));
  return { stage: new Stage(element, canvas, renderer, person), person };
}
