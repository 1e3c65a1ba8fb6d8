/** The figure on the stage: it moves in time with the player's clock, and stands still when that does. */

import type { PlayerFigure } from "../contract/api";
import type { Playable } from "../figure/clip";
import { type Figure, mountFigure } from "../figure/mount";
import type { State } from "./session";
import { placeIn } from "./timeline";

const SIDES = { right: "r", left: "l" } as const;

/** The key of the stage on which the figure is due, and what it shows there. */
export function due(state: State): { key: string; moving: PlayerFigure; part: string } | undefined {
  const { handed } = state;
  if (state.screen === "warm-up" && handed.warm_up_figure) {
    return { key: "warm-up", moving: handed.warm_up_figure, part: handed.warm_up[state.part]?.id ?? "" };
  }
  const now = state.exercises[state.index];
  const moves = state.screen === "intro" || state.screen === "work";
  return moves && now?.figure ? { key: now.id, moving: now.figure, part: "" } : undefined;
}

export class Mover {
  #key = "";
  #part = "";
  #side = "";
  #figure: Figure | undefined;
  #state: State | undefined;
  #since = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly speed: number,
  ) {
    const turn = (): void => {
      this.#keepTime();
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  }

  /** Take over what the player shows now. */
  follow(state: State): void {
    this.#state = state;
    this.#since = performance.now();
    const wanted = due(state);
    if (wanted && wanted.key !== this.#key) void this.#mount(wanted.key, wanted.moving, state);
    if (wanted && this.#figure && this.#key === wanted.key) this.#direct(state, wanted.part);
  }

  async #mount(key: string, moving: PlayerFigure, state: State): Promise<void> {
    this.#figure?.dispose();
    [this.#figure, this.#key, this.#part, this.#side] = [undefined, key, "", ""];
    const stage = this.root.querySelector<HTMLElement>(`[data-stage-of="${key}"] .stage`);
    if (!stage) return;
    try {
      const frames = (await (await fetch(moving.frames)).json()) as Playable;
      if (this.#key !== key) return;
      const { model } = state.handed;
      const figure = await mountFigure(stage, {
        frames,
        model,
        loop: moving.loop,
        exercise: moving.name,
        still: moving.still,
      });
      if (this.#key !== key) return figure.dispose();
      stage.classList.add("stage-live");
      this.#figure = figure;
      if (this.#state) this.follow(this.#state);
    } catch {
      stage.classList.remove("stage-live"); // the drawing of the position stays
    }
  }

  /** Choose part and side, and who keeps the time: in a repetition the player, otherwise the figure. */
  #direct(state: State, warmUpPart: string): void {
    const phase = state.phases[state.at];
    const part = warmUpPart || (phase?.part ?? "");
    const side = phase?.side ? SIDES[phase.side] : "";
    if (part && part !== this.#part) this.#figure?.setPart(part);
    if (side !== this.#side) this.#figure?.setSide(side);
    [this.#part, this.#side] = [part || this.#part, side];
    if (this.#playsByItself(state)) this.#figure?.play();
  }

  #playsByItself(state: State): boolean {
    return state.screen === "intro" || (state.phases[state.at]?.kind === "go" && !state.paused);
  }

  #keepTime(): void {
    const state = this.#state;
    if (!state || !this.#figure || this.#playsByItself(state) || due(state)?.key !== this.#key) return;
    const passed = state.paused ? 0 : ((performance.now() - this.#since) / 1000) * this.speed;
    this.#figure.setPhase(placeIn(state.phases[state.at], Math.max(state.left - passed, 0)));
  }
}
