/** One exercise of the gallery: its still, and its moving figure while it has one. */

import type { ClipShown } from "../contract/api";
import type { Playable } from "../figure/clip";
import { type Figure, mountFigure } from "../figure/mount";
import type { Region } from "../figure/person";
import type { Box } from "./nearest";

export class Motion {
  private figure: Figure | undefined;
  private wanted = false;
  private stopped = false;
  private failed = false;
  private clip: ClipShown;
  private readonly stage: HTMLElement;
  private readonly image: HTMLImageElement;
  private readonly clips: HTMLButtonElement[];
  private readonly play: HTMLButtonElement;
  private readonly words: { readonly play: string; readonly pause: string };
  private readonly spine: HTMLButtonElement;

  constructor(
    private readonly root: HTMLElement,
    private readonly alone: (motion: Motion) => void,
  ) {
    this.stage = this.one("[data-motion-stage]");
    this.image = this.one("img");
    this.play = this.one("[data-motion-play]");
    this.spine = this.one("[data-motion-spine]");
    this.words = { play: this.play.textContent ?? "", pause: this.play.dataset["pause"] ?? "" };
    this.clips = [...root.querySelectorAll<HTMLButtonElement>("[data-clip]")];
    this.clip = clipOf(this.clips[0]!);
    this.one("[data-motion-controls]").hidden = false;
    for (const button of this.clips) button.addEventListener("click", () => this.choose(button));
    this.play.addEventListener("click", () => this.toggle());
    this.spine.addEventListener("click", () => this.look());
    this.stage.addEventListener("click", () => {
      if (!this.figure) this.toggle();
    });
  }

  get live(): boolean {
    return this.wanted;
  }

  box(): Box {
    return this.stage.getBoundingClientRect();
  }

  /** Move, unless somebody has stopped it, or this device cannot. */
  async start(): Promise<void> {
    if (this.wanted || this.stopped || this.failed) return;
    this.wanted = true;
    this.alone(this);
    try {
      const figure = await this.mount();
      if (!this.wanted) return figure.dispose();
      this.figure = figure;
      this.show();
    } catch {
      this.failed = true;
      this.rest();
      this.one("[data-motion-controls]").hidden = this.clips.length < 2;
      this.play.hidden = this.spine.hidden = true;
    }
  }

  /** Back to the still. */
  rest(): void {
    this.wanted = false;
    this.figure?.dispose();
    this.figure = undefined;
    delete this.root.dataset["live"];
    this.says("play");
  }

  private async mount(): Promise<Figure> {
    const { frames = "", model = "", name = "" } = this.root.dataset;
    const answer = await fetch(frames);
    const playable = (await answer.json()) as Playable;
    return mountFigure(this.stage, {
      frames: playable,
      exercise: name,
      model,
      loop: this.clip.loop,
      part: this.clip.part,
      side: this.clip.side,
    });
  }

  private show(): void {
    this.root.dataset["live"] = "";
    this.says("pause");
    this.figure?.tint((this.root.dataset["region"] || undefined) as Region | undefined);
    this.figure?.seeThrough(pressed(this.spine));
  }

  private choose(button: HTMLButtonElement): void {
    this.clip = clipOf(button);
    for (const each of this.clips) press(each, each === button);
    this.image.src = this.clip.still;
    this.figure?.setLoop(this.clip.loop);
    this.figure?.setPart(this.clip.part);
    this.figure?.setSide(this.clip.side);
    if (!this.figure) this.begin();
  }

  private toggle(): void {
    if (!this.figure) return this.begin();
    this.stopped = !this.stopped;
    this.says(this.stopped ? "play" : "pause");
    if (this.stopped) this.figure.hold();
    else this.figure.play();
  }

  private look(): void {
    press(this.spine, !pressed(this.spine));
    if (this.figure) this.figure.seeThrough(pressed(this.spine));
    else this.begin();
  }

  private begin(): void {
    this.stopped = false;
    void this.start();
  }

  /** The button names what it does next. */
  private says(word: "play" | "pause"): void {
    this.play.textContent = this.words[word];
  }

  private one<Kind extends HTMLElement>(selector: string): Kind {
    return this.root.querySelector<Kind>(selector)!;
  }
}

const clipOf = (button: HTMLButtonElement): ClipShown => JSON.parse(button.dataset["clip"] ?? "{}") as ClipShown;
const pressed = (button: HTMLButtonElement): boolean => button.ariaPressed === "true";

function press(button: HTMLButtonElement, on: boolean): void {
  button.ariaPressed = String(on);
}
