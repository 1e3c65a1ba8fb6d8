/** The part of the figure that needs three.js: kept apart, so that a page without WebGL never loads it. */

import { WebGLRenderer } from "three";
import { palette } from "./colours";
import type { Options } from "./mount";
import { Person } from "./person";
import { Stage } from "./stage";

export async function raise(element: HTMLElement, canvas: HTMLCanvasElement, options: Options): Promise<{ stage: Stage; person: Person }> {
  const renderer = new WebGLRenderer({ canvas, antialias: devicePixelRatio < 2, alpha: true, powerPreference: "low-power" });
  const person = await Person.load(options.model, options.frames, palette(element));
  return { stage: new Stage(element, canvas, renderer, person), person };
}
