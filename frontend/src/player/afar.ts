/** What is read from afar: side, count, cue and the ring of seconds. */

import type { Phase } from "../contract/api";
import { placeOf } from "./cues";
import { exercise } from "./exercises";
import type { Page } from "./page";
import type { State } from "./session";
import { share } from "./timeline";

export class Afar {
  constructor(private readonly page: Page) {}

  cue(title: string, text: string): void {
    this.page.text("[data-cue-title]", title);
    this.page.text("[data-cue-text]", text);
  }

  ring(value: string | number, unit: string, label: string, percent: number): void {
    this.page.text("[data-ring-value]", String(value));
    this.page.text("[data-ring] b small", unit);
    this.page.text("[data-ring-label]", label);
    const circle = this.page.root.querySelector("[data-ring] circle:last-of-type");
    circle?.setAttribute("stroke-dasharray", `${Math.max(percent, 0).toFixed(1)} 100`);
    circle?.classList.toggle("ring-none", percent <= 0);
  }

  stage(state: State, phase: Phase | undefined, cue: string): void {
    const side = placeOf(state, phase, this.page.words);
    for (const tag of this.page.all("[data-stage-side]")) {
      tag.textContent = capital(side);
      tag.hidden = !side;
    }
    const counted = this.#counted(state, phase);
    for (const line of this.page.all("[data-stage-count]")) {
      line.textContent = counted;
      line.hidden = !counted;
    }
    for (const line of this.page.all("[data-stage-cue]")) line.textContent = cue;
    this.page.root.dataset["kind"] = state.screen === "rest" ? "rest" : (phase?.kind ?? "");
  }

  /** How many of how many, to be read from afar. */
  #counted(state: State, phase: Phase | undefined): string {
    const dose = exercise(state)?.dose;
    const warming = state.screen === "warm-up" ? state.handed.warm_up[state.part]?.repetitions : undefined;
    const of = state.screen === "work" && dose && phase ? share(dose, phase.turn) : (warming ?? 0);
    return phase?.repetition && of ? this.page.say("count", { n: phase.repetition, of }) : "";
  }

  timed(state: State, now: Phase | undefined, label: string): void {
    if (!now) return this.ring("✓", "", label, 100);
    const untouched = state.paused && now.kind === "ready" && state.left === now.seconds;
    const phase = (untouched ? state.phases[state.at + 1] : undefined) ?? now;
    const long = phase.seconds >= 60;
    const left = Math.ceil(untouched ? phase.seconds : state.left);
    const shown = long ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : left;
    this.ring(
      shown,
      long ? "" : this.page.say("seconds"),
      label,
      untouched ? 0 : (100 * (phase.seconds - state.left)) / phase.seconds,
    );
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
