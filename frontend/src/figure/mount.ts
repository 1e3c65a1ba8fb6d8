/** The figure as a page uses it. Everything with three.js in it is loaded only here, when it is needed. */

import type { Phase } from "../contract/api";
import { BreathCue, breathAt, type Words } from "./breath";
import { type Clip, chosen, type Playable } from "./clip";
import type { Region } from "./person";
import type { Body } from "./raise";
import type { Stage } from "./stage";
import { type Moment, moment, settled } from "./tempo";

export interface Options extends Body {
  /** Its name, for those who cannot see it. */
  readonly exercise: string;
  /** One repetition, played over and over. */
  readonly loop: readonly Phase[];
  readonly side?: "" | "r" | "l";
  readonly part?: string;
  /** The camera goes near to what moves: to be seen from afar. */
  readonly near?: boolean;
  /** A drawing for where there is no WebGL. */
  readonly still?: string;
  /** The same of each part and side, by `part/side`. */
  readonly stills?: Readonly<Record<string, string>>;
  /** What the breathing cue says; without it, English. */
  readonly breath?: Words;
  /** Told in each picture, while it plays by itself. */
  readonly onPhase?: (moment: Moment) => void;
}

export interface Figure {
  /** Stand at a phase, 0 to 1; from then on the page keeps the time. */
  setPhase(phase: number): void;
  /** Freeze where it is. */
  hold(): void;
  /** Play the loop. */
  play(): void;
  setLoop(loop: readonly Phase[]): void;
  setSide(side: "" | "r" | "l"): void;
  setPart(part: string): void;
  /** Go on with the same movement done otherwise, such as smaller; and its drawings. */
  setMotion(frames: Playable, still: string, stills?: Readonly<Record<string, string>>): void;
  /** Let the spine be seen; its discs coloured by a value from 0 to 1, the disc under L5 first. */
  seeThrough(on: boolean, discs?: readonly number[]): void;
  tint(region: Region | undefined): void;
  dispose(): void;
}

const CALM = "(prefers-reduced-motion: reduce)";
const FADE = { duration: 900, easing: "ease-in-out" } as const;

export async function mountFigure(element: HTMLElement, options: Options): Promise<Figure> {
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", options.exercise);
  Object.assign(canvas.style, {
    display: "block",
    width: "100%",
    height: "100%",
    touchAction: "pan-y",
    cursor: "grab",
  });
  try {
    const { raise } = await import("./raise");
    const stage = await raise(element, canvas, options);
    return new Playing(element, canvas, stage.stage, stage.person, options);
  } catch (error) {
    if (!options.still) throw error;
    return still(element, options);
  }
}

interface Shown {
  seeThrough(on: boolean): void;
  discs(values: readonly number[]): void;
  tint(region: Region | undefined): void;
}

class Playing implements Figure {
  private frames: Playable;
  private clip: Clip;
  private loop: readonly Phase[];
  private side: "" | "r" | "l";
  private part: string | undefined;
  private running = true;
  private visible = true;
  /** What is shown, and what the time asks for: with reduced motion they differ. */
  private phase = 0;
  private asked = 0;
  private seconds = 0;
  private last = 0;
  private request = 0;
  private readonly breath: BreathCue;
  private readonly calm = matchMedia(CALM);
  private readonly watch: IntersectionObserver;
  private readonly theme: MutationObserver;
  private readonly heard = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly canvas: HTMLCanvasElement,
    private readonly stage: Stage,
    private readonly person: Shown,
    private readonly options: Options,
  ) {
    this.loop = options.loop;
    this.side = options.side ?? "";
    this.part = options.part;
    this.frames = options.frames;
    this.clip = chosen(this.frames, this.part, this.side);
    this.showClip();
    element.append(canvas);
    this.breath = new BreathCue(element, options.breath);
    this.watch = new IntersectionObserver(([entry]) => (this.visible = entry?.isIntersecting ?? true));
    this.watch.observe(canvas);
    this.theme = new MutationObserver(() => this.redress());
    this.theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redress(), {
      signal: this.heard.signal,
    });
    this.stand(0);
    this.request = requestAnimationFrame((now) => this.turn(now));
  }

  setPhase(phase: number): void {
    this.running = false;
    this.stand(phase);
  }

  hold(): void {
    this.running = false;
  }

  play(): void {
    this.running = true;
  }

  setLoop(loop: readonly Phase[]): void {
    this.loop = loop;
  }

  setSide(side: "" | "r" | "l"): void {
    this.side = side;
    this.change();
  }

  setPart(part: string): void {
    this.part = part;
    this.change();
  }

  setMotion(frames: Playable): void {
    this.frames = frames;
    this.change();
    this.stage.pose(this.phase);
    this.stage.draw();
  }

  seeThrough(on: boolean, discs: readonly number[] = []): void {
    this.person.seeThrough(on);
    this.person.discs(discs);
    this.stage.draw();
  }

  tint(region: Region | undefined): void {
    this.person.tint(region);
    this.stage.draw();
  }

  dispose(): void {
    cancelAnimationFrame(this.request);
    this.watch.disconnect();
    this.theme.disconnect();
    this.heard.abort();
    this.breath.dispose();
    this.stage.dispose();
    this.canvas.remove();
  }

  private change(): void {
    this.clip = chosen(this.frames, this.part, this.side);
    this.showClip();
    this.stand(this.phase);
  }

  private showClip(): void {
    const { part, side } = this.clip;
    this.stage.show(this.clip, this.frames.clips, this.options.near ? "moving" : undefined);
    Object.assign(this.element.dataset, { part, side });
  }

  private redress(): void {
    this.stage.dress();
    this.stage.pose(this.phase);
    this.stage.draw();
  }

  private turn(now: number): void {
    this.request = requestAnimationFrame((next) => this.turn(next));
    const passed = Math.min((now - this.last) / 1000, 0.25);
    this.last = now;
    if (!this.visible || document.hidden) return;
    if (this.running) this.advance(passed);
    this.stage.tick(now);
  }

  private advance(passed: number): void {
    this.seconds += passed;
    const at = moment(this.seconds, this.loop);
    this.stand(at.phase);
    this.options.onPhase?.(at);
  }

  /** With reduced motion the start fades into the end, and nothing travels. */
  private stand(phase: number): void {
    this.breath.show(breathAt(this.clip.breathing, this.asked, phase));
    this.asked = phase;
    const shown = this.calm.matches ? settled(phase) : phase;
    if (shown === this.phase && this.seconds > 0) return;
    if (this.calm.matches && this.seconds > 0) this.canvas.animate([{ opacity: 0.15 }, { opacity: 1 }], FADE);
    this.phase = shown;
    this.stage.pose(shown);
    this.element.dataset["phase"] = shown.toFixed(2);
  }
}

/** A drawing in the figure's place: nothing moves, nothing breaks; part and side are those that are asked for. */
function still(element: HTMLElement, options: Options): Figure {
  const image = new Image();
  let { frames, part, side = "", still: source = "", stills = {} } = options;
  image.alt = options.exercise;
  Object.assign(image.style, { width: "100%", height: "100%", objectFit: "contain" });
  const show = (): void => {
    const clip = frames.clips.length ? chosen(frames, part, side) : undefined;
    const drawing = (clip && stills[`${clip.part}/${clip.side}`]) ?? source;
    if (image.getAttribute("src") !== drawing) image.src = drawing;
    if (clip) Object.assign(element.dataset, { part: clip.part, side: clip.side });
  };
  show();
  element.append(image);
  const nothing = (): void => undefined;
  return {
    setPhase: nothing,
    hold: nothing,
    play: nothing,
    setLoop: nothing,
    setSide: (asked) => {
      side = asked;
      show();
    },
    setPart: (asked) => {
      part = asked;
      show();
    },
    setMotion: (otherwise, drawing, drawings = {}) => {
      [frames, source, stills] = [otherwise, drawing, drawings];
      show();
    },
    seeThrough: nothing,
    tint: nothing,
    dispose: () => image.remove(),
  };
}
