/** The name of the chosen disc, beside it in the picture. */

import { make } from "./svg";

/** Pixels from the disc to its name: aslant, so that it clears a spine that lies and one that stands. */
const OFF = { right: 44, up: 52 } as const;
const WIDE = 64,
  HIGH = 24;

export class Pin {
  private readonly svg = make("svg", { class: "load-pin", "aria-hidden": "true" });
  private readonly line = make("line", {});
  private readonly ring = make("circle", { r: 7 });
  private readonly name = make("text", {});

  constructor(private readonly host: HTMLElement) {
    this.svg.append(this.line, this.ring, this.name);
    host.append(this.svg);
  }

  /** Shares of the picture, from its upper left. */
  put(disc: string, [right, down]: readonly [number, number]): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    const x = right * width,
      y = down * height;
    const at = {
      x: Math.min(Math.max(x + OFF.right, 0), width - WIDE),
      y: Math.min(Math.max(y - OFF.up, HIGH), height),
    };
    set(this.line, { x1: x, y1: y, x2: at.x, y2: at.y });
    set(this.ring, { cx: x, cy: y });
    set(this.name, { x: at.x + 4, y: at.y });
    this.name.textContent = disc;
  }

  dispose(): void {
    this.svg.remove();
  }
}

function set(element: SVGElement, places: Readonly<Record<string, number>>): void {
  for (const [name, place] of Object.entries(places)) element.setAttribute(name, place.toFixed(1));
}
