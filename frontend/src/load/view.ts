/** One exercise's load: the figure, the curve and the slider, all at the same phase of the movement. */

import type { Playable } from "../figure/clip";
import { moment } from "../figure/tempo";
import { Curve } from "./curve";
import { type Load, type LoadPart, loadAt, peakOf, shares } from "./data";
import type { Through } from "./through";
import { figures, filled, percent, type Words } from "./words";

const CALM = "(prefers-reduced-motion: reduce)";
/** Half of the slider's thumb, which stands inside its track. */
const THUMB = 12;

export class LoadView {
  private readonly words: Words;
  private readonly slider: HTMLInputElement;
  private readonly now: HTMLElement;
  private readonly share: HTMLElement;
  private readonly play: HTMLButtonElement;
  private readonly closer: HTMLButtonElement;
  private readonly whole: HTMLButtonElement;
  private readonly pointer: SVGElement;
  private readonly chooser: HTMLSelectElement;
  private readonly curve: Curve;
  private figure: Through | undefined;
  private part: LoadPart;
  private disc: string;
  private phase = 0;
  private seconds = 0;
  private last = 0;
  private running = false;
  private gone = false;

  private constructor(
    private readonly root: HTMLElement,
    private readonly load: Load,
  ) {
    this.words = JSON.parse(root.dataset["words"] ?? "{}") as Words;
    this.slider = this.one("[data-load-slider]");
    this.now = this.one("[data-load-now]");
    this.share = this.one("[data-load-share]");
    this.whole = this.one("[data-load-whole]");
    this.pointer = this.one("[data-load-pointer]");
    this.play = this.one("[data-load-play]");
    this.closer = this.one("[data-load-closer]");
    this.chooser = this.one("[data-load-disc]");
    this.part = load.parts[0]!;
    this.disc = load.first;
    const chart = this.one("[data-load-chart]");
    chart.addEventListener("placed", () => this.align());
    this.curve = new Curve(chart, load, this.words, (phase) => this.scrub(phase));
    this.listen();
  }

  static async begin(root: HTMLElement): Promise<LoadView> {
    const { curves = "", frames = "", name = "", model = "" } = root.dataset;
    const [load, playable] = await Promise.all([
      json<Load>(curves),
      frames ? json<Playable>(frames).catch(() => undefined) : undefined,
    ]);
    const view = new LoadView(root, load!);
    view.choosePart(load!.parts[0]!);
    root.dataset["ready"] = "";
    if (playable) await view.raise(playable, name, model);
    view.turn(0);
    if (!matchMedia(CALM).matches) view.go(true);
    return view;
  }

  dispose(): void {
    this.gone = true;
    this.curve.dispose();
    this.figure?.dispose();
  }

  private listen(): void {
    this.one("[data-load-controls]").hidden = false;
    this.slider.addEventListener("input", () => this.scrub(Number(this.slider.value) / 100));
    this.play.addEventListener("click", () => this.go(!this.running));
    this.closer.addEventListener("click", () => this.look());
    this.whole.addEventListener("click", () => this.stepBack());
    this.chooser.addEventListener("change", () => this.chooseDisc(this.chooser.value));
    for (const button of this.parts())
      button.addEventListener("click", () => this.choosePart(this.load.parts[Number(button.dataset["loadPart"])]!));
  }

  private async raise(frames: Playable, name: string, model: string): Promise<void> {
    const stage = this.one("[data-load-stage]");
    try {
      const { seeThrough } = await import("./through");
      const figure = await seeThrough(stage, { frames, model, name: filled(this.words.figure, { name }) });
      if (this.gone) return figure.dispose();
      this.figure = figure;
      this.aim();
      this.whole.hidden = false;
      this.root.dataset["live"] = "";
      this.stand(this.phase);
    } catch {
      // Without WebGL the still stays, and the page says why nothing moves.
      this.one("[data-load-unseen]").hidden = false;
    }
  }

  /** A part begins at the moment of its greatest load: what one opens this for. */
  private choosePart(part: LoadPart): void {
    this.part = part;
    this.parts().forEach((button, i) => void press(button, this.load.parts[i] === part));
    if (part.still) this.one<HTMLImageElement>("[data-load-still]").src = part.still;
    this.aim();
    this.curve.show(part, this.disc, pressed(this.closer));
    this.seconds = 0;
    this.stand(this.running ? 0 : peakOf(part, this.disc).phase);
  }

  private chooseDisc(disc: string): void {
    this.disc = disc;
    this.curve.show(this.part, disc, pressed(this.closer));
    this.stand(this.phase);
  }

  private stepBack(): void {
    press(this.whole, !pressed(this.whole));
    this.aim();
    this.stand(this.phase);
  }

  private aim(): void {
    this.figure?.show(this.part.part, this.part.side, pressed(this.whole));
  }

  private look(): void {
    press(this.closer, !pressed(this.closer));
    this.curve.show(this.part, this.disc, pressed(this.closer));
  }

  private go(on: boolean): void {
    this.running = on;
    this.play.textContent = (on ? this.play.dataset["pause"] : this.play.dataset["play"]) ?? "";
  }

  /** Whoever moves it by hand keeps the time from then on. */
  private scrub(phase: number): void {
    this.go(false);
    this.stand(phase);
  }

  private turn(now: number): void {
    if (this.gone) return;
    if (!this.root.isConnected) return this.dispose();
    requestAnimationFrame((next) => this.turn(next));
    const passed = Math.min((now - this.last) / 1000, 0.25);
    this.last = now;
    if (document.hidden || !this.root.offsetParent) return;
    if (this.running) this.advance(passed);
    this.figure?.tick(now);
  }

  private advance(passed: number): void {
    this.seconds += passed;
    this.stand(moment(this.seconds, this.part.loop).phase);
  }

  private stand(phase: number): void {
    this.phase = phase;
    const { affected, healthy } = this.load.tolerances;
    const load = loadAt(this.part, this.disc, phase),
      [, central, high] = load;
    const now = filled(this.words.now, { disc: this.disc, ...figures(load) });
    const share = filled(this.words.share, {
      affected: percent(central / affected),
      healthy: percent(central / healthy),
    });
    const hot = high > affected;
    const warning = central > affected ? this.words.over : this.words.perhaps;
    this.figure?.pose(phase, shares(this.load, this.part, phase, affected), this.disc);
    this.curve.at(phase);
    const place = String(Math.min(central / affected, 1) * 100);
    for (const end of ["x1", "x2"]) this.pointer.setAttribute(end, place);
    this.now.textContent = now;
    this.share.textContent = hot ? `${share} ${warning}` : share;
    this.now.parentElement!.classList.toggle("load-hot", hot);
    this.slider.value = String(Math.round(phase * 100));
    this.slider.setAttribute(
      "aria-valuetext",
      filled(this.words.at, { way: percent(phase), now, share: this.share.textContent }),
    );
    Object.assign(this.root.dataset, { phase: phase.toFixed(3), share: (central / affected).toFixed(3) });
  }

  /** The slider's thumb stands under the cursor. */
  private align(): void {
    const { left, right } = this.curve.edges;
    Object.assign(this.slider.style, {
      marginLeft: `${left - THUMB}px`,
      width: `calc(100% - ${left + right - 2 * THUMB}px)`,
    });
  }

  private parts(): HTMLButtonElement[] {
    return [...this.root.querySelectorAll<HTMLButtonElement>("[data-load-part]")];
  }

  private one<Kind extends Element = HTMLElement>(selector: string): Kind {
    return this.root.querySelector<Kind>(selector)!;
  }
}

const pressed = (button: HTMLButtonElement): boolean => button.ariaPressed === "true";

function press(button: HTMLButtonElement, on: boolean): void {
  button.ariaPressed = String(on);
}

async function json<Kind>(address: string): Promise<Kind> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Kind;
}
