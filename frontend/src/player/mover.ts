/** The figure on the stage: it moves in time with the player's clock, and stands still when that does. */

import type { PlayerFigure, PlayerPage } from "../contract/api";
import type { Playable } from "../figure/clip";
import { type Figure, mountFigure } from "../figure/mount";
import { isStill, softened, variantOf } from "./exercises";
import type { State } from "./session";
import { placeIn } from "./timeline";

const SIDES = { right: "r", left: "l" } as const;

interface Due {
  /** The stage's. */
  readonly key: string;
  readonly moving: PlayerFigure;
  /** What may be due there next: the same, smaller. */
  readonly smaller: PlayerFigure | null;
  readonly part: string;
}

/** The stage on which the figure is due, and what it shows there: in the rest the next exercise, to be looked at. */
export function due(state: State): Due | undefined {
  const { handed } = state;
  if (state.screen === "warm-up") {
    const part = handed.warm_up[state.part]?.id ?? "";
    return shown("warm-up", handed.warm_up_figure, handed.warm_up_reduced, softened(state), part);
  }
  if (state.screen === "rest") return due(ahead(state));
  const now = state.exercises[state.index];
  if (!now || (state.screen !== "intro" && state.screen !== "work")) return undefined;
  const variant = variantOf(state);
  const [whole, smaller] = variant ? [variant.figure, variant.reduced] : [now.figure, now.reduction.figure];
  return shown(now.id, whole ?? now.figure, smaller, softened(state), "");
}

/** Every movement that the session may show, in the order in which it is due. */
export function movements({ exercises, variant, warm_up_figure, warm_up_reduced }: PlayerPage): PlayerFigure[] {
  const all = exercises.flatMap(({ figure, reduction, variants }) => {
    const chosen = variants.find(({ id }) => id === variant);
    return [chosen?.figure ?? figure, chosen?.reduced ?? reduction.figure];
  });
  return [warm_up_figure, warm_up_reduced, ...all].filter((each) => each !== null);
}

/** The introduction of the exercise that comes next. */
function ahead(state: State): State {
  const index = state.exercises.findIndex(({ status }) => status === "waiting");
  return { ...state, index, screen: "intro", uncomfortable: false };
}

function shown(
  key: string,
  whole: PlayerFigure | null,
  smaller: PlayerFigure | null,
  less: boolean,
  part: string,
): Due | undefined {
  const moving = (less && smaller) || whole;
  return moving ? { key, moving, smaller, part } : undefined;
}

export class Mover {
  readonly #clips = new Map<string, Playable>();
  #key = "";
  #moving = "";
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

  /** Have at hand what the session will show: the network may go. One after the other, behind what is shown. */
  async keep(handed: PlayerPage): Promise<void> {
    for (const figure of movements(handed)) await this.#clip(figure).catch(() => undefined);
  }

  /** Take over what the player shows now. */
  follow(state: State): void {
    this.#state = state;
    this.#since = performance.now();
    const wanted = due(state);
    if (wanted && wanted.key !== this.#key) void this.#mount(wanted, state);
    if (!wanted || !this.#figure || this.#key !== wanted.key) return;
    if (wanted.moving.frames !== this.#moving) void this.#change(wanted.moving);
    this.#direct(state, wanted.part);
  }

  async #mount({ key, moving, smaller }: Due, state: State): Promise<void> {
    this.#figure?.dispose();
    [this.#figure, this.#key, this.#part, this.#side] = [undefined, key, "", ""];
    this.#moving = moving.frames;
    const stage = this.root.querySelector<HTMLElement>(`[data-stage-of="${key}"] .stage`);
    if (!stage) return;
    try {
      const frames = await this.#clip(moving);
      if (this.#key !== key) return;
      const { model } = state.handed;
      const figure = await mountFigure(stage, {
        frames,
        model,
        loop: moving.loop,
        exercise: moving.name,
        still: moving.still,
        stills: moving.stills,
        near: true,
      });
      if (this.#key !== key) return figure.dispose();
      stage.classList.add("stage-live");
      this.#figure = figure;
      if (this.#state) this.follow(this.#state);
      if (smaller) void this.#clip(smaller).catch(() => undefined); // at hand, should it be needed without a network
    } catch {
      stage.classList.remove("stage-live"); // the drawing of the position stays
    }
  }

  /** Go on smaller, at once where the clip is at hand; without it, as before. */
  async #change(moving: PlayerFigure): Promise<void> {
    this.#moving = moving.frames;
    const frames = this.#clips.get(moving.frames) ?? (await this.#clip(moving).catch(() => undefined));
    if (frames && this.#moving === moving.frames) this.#figure?.setMotion(frames, moving.still, moving.stills);
  }

  async #clip({ frames }: PlayerFigure): Promise<Playable> {
    const clip = this.#clips.get(frames) ?? ((await (await fetch(frames)).json()) as Playable);
    this.#clips.set(frames, clip);
    return clip;
  }

  /** Choose part and side, and who keeps the time: in a repetition the player, otherwise the figure. */
  #direct(state: State, warmUpPart: string): void {
    const phase = state.screen === "work" || state.screen === "warm-up" ? state.phases[state.at] : undefined;
    const part = warmUpPart || (phase?.part ?? "");
    const side = phase?.side ? SIDES[phase.side] : "";
    if (part && part !== this.#part) this.#figure?.setPart(part);
    if (side !== this.#side) this.#figure?.setSide(side);
    [this.#part, this.#side] = [part || this.#part, side];
    if (this.#playsByItself(state)) this.#figure?.play();
  }

  #playsByItself(state: State): boolean {
    return (
      state.screen === "intro" || state.screen === "rest" || (state.phases[state.at]?.kind === "go" && !isStill(state))
    );
  }

  #keepTime(): void {
    const state = this.#state;
    if (!state || !this.#figure || this.#playsByItself(state) || due(state)?.key !== this.#key) return;
    const passed = isStill(state) ? 0 : ((performance.now() - this.#since) / 1000) * this.speed;
    this.#figure.setPhase(placeIn(state.phases[state.at], Math.max(state.left - passed, 0)));
  }
}
