/** Nothing by accident: what follows a change of screen at once was meant for the screen before. Pure. */

import type { State } from "./session";

/** In milliseconds. */
export const DEAF = 400;

/** What is on the screen: where this changes, another thing is asked or offered in the same place. */
export const shownOf = ({ screen, index, part, pain, doubt }: State): string =>
  `${screen} ${index} ${part} ${pain === null} ${doubt}`;

export class Deafness {
  #shown = "";
  #since = Number.NEGATIVE_INFINITY;
  #pressed = "";
  #at = Number.NEGATIVE_INFINITY;

  /** A demonstration that runs faster is deaf for less long. */
  constructor(private readonly speed = 1) {}

  follow(state: State, now: number): void {
    const shown = shownOf(state);
    if (this.#shown && this.#shown !== shown) this.#since = now;
    this.#shown = shown;
  }

  /** Whether a press counts. Severe pain always does, and so does a warning sign; the same twice at once is one. */
  hears(what: string, now: number): boolean {
    if (what === "severe" || what === "signs") return true;
    const [again, deaf] = [what === this.#pressed && now - this.#at < DEAF, DEAF / this.speed];
    [this.#pressed, this.#at] = [what, now];
    return !(again && this.speed === 1) && now - this.#since >= deaf;
  }
}
