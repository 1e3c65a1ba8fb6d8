/** The page's colours, as the figure wears them: read from the tokens, so that light and dark follow. */

import { Color } from "three";

/** In the order of the mesh's parts. */
export const PARTS = ["skin", "shirt", "trousers", "hair", "brows", "whites", "irises", "vertebrae", "discs"] as const;

export interface Palette {
  readonly rest: Color[];
  readonly works: Color[];
  readonly paper: Color;
  readonly tint: Color;
  readonly accent: Color;
  readonly ink: Color;
  readonly line: Color;
  readonly amber: Color;
  readonly red: Color;
}

/** Skin, shirt, trousers, hair, brows, whites, irises, vertebrae, discs. */
const LIGHT = ["#e6cbb5", "#66787a", "#33464a", "#2a3638", "#4a4745", "#efe6da", "#3a3f40", "#f3ead9", "#7fbfb0"];
const DARK = ["#d3b69f", "#b6c2bf", "#84948f", "#525f60", "#4a4745", "#e3dace", "#33383a", "#f3ead9", "#6fc9ba"];
const WORKS = ["#8fc1af", "#2f8f80", "#1d7568", "#2a3638", "#4a4745", "#efe6da", "#3a3f40", "#f3ead9", "#7fbfb0"];
const WORKS_DARK = ["#93cfbf", "#5cbfae", "#43a594", "#525f60", "#4a4745", "#e3dace", "#33383a", "#f3ead9", "#6fc9ba"];

export function palette(element: HTMLElement): Palette {
  const [paper, tint, accent, ink, line, amber, red] = [
    "--paper",
    "--tint",
    "--accent",
    "--ink",
    "--line",
    "--amber",
    "--red",
  ].map((name) => token(element, name));
  const dark = luminance(paper!) < 0.2;
  return {
    rest: (dark ? DARK : LIGHT).map((hex) => new Color(hex)),
    works: (dark ? WORKS_DARK : WORKS).map((hex) => new Color(hex)),
    paper: paper!,
    tint: tint!,
    accent: accent!,
    ink: ink!,
    line: line!,
    amber: amber!,
    red: red!,
  };
}

/** light-dark() is only resolved in a real property: a probe asks for it. */
function token(element: HTMLElement, name: string): Color {
  const probe = document.createElement("i");
  probe.style.color = `var(${name}, #888)`;
  element.append(probe);
  const colour = new Color().setStyle(getComputedStyle(probe).color);
  probe.remove();
  return colour;
}

function luminance({ r, g, b }: Color): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
