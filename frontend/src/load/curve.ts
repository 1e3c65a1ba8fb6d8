/** The curve of one disc over the phase: its band, the two tolerances, and a cursor that a finger can move. */

import { across, band, type Frame, line, marks, most, phaseAt, up } from "./chart";
import { type Interval, type Load, type LoadPart, loadAt, peakOf } from "./data";
import { make } from "./svg";
import { figures, filled, kilo, percent, type Words } from "./words";

/** The whole scale ends a little over 0.5 t, always: so that two exercises can be compared. */
const SPARE = 1.06;
const EDGE = { left: 36, right: 14, top: 14, bottom: 30 } as const;
/** Where a forbidden way stands beside the curve. */
const BESIDE = 84;

export class Curve {
  private readonly svg = make("svg", { class: "load-svg", role: "img" });
  private readonly cursor = make("g", { class: "load-cursor" });
  private readonly watch: ResizeObserver;
  private frame: Frame = { width: 0, height: 0, ...EDGE, most: 1 };
  private part: LoadPart;
  private disc: string;
  private phase = 0;
  private close = false;

  constructor(
    private readonly host: HTMLElement,
    private readonly load: Load,
    private readonly words: Words,
    scrub: (phase: number) => void,
  ) {
    this.part = load.parts[0]!;
    this.disc = load.first;
    host.append(this.svg);
    this.svg.addEventListener("pointerdown", (event) => this.grasp(event, scrub));
    this.svg.addEventListener("pointermove", (event) => {
      if (event.buttons) this.move(event, scrub);
    });
    this.watch = new ResizeObserver(() => this.draw());
    this.watch.observe(host);
  }

  show(part: LoadPart, disc: string, close: boolean): void {
    Object.assign(this, { part, disc, close });
    this.draw();
  }

  /** Stand at a phase. */
  at(phase: number): void {
    this.phase = phase;
    const x = across(this.frame, phase),
      [, central, high] = loadAt(this.part, this.disc, phase);
    const hot = high > this.load.tolerances.affected;
    const { top, height, bottom } = this.frame;
    this.cursor.replaceChildren(
      make("line", { x1: x, x2: x, y1: top, y2: height - bottom }),
      make("circle", { cx: x, cy: up(this.frame, central), r: 7 }),
    );
    this.cursor.classList.toggle("load-hot", hot);
  }

  /** Where the plot stands in its box, in pixels, for a slider below it. */
  get edges(): { left: number; right: number } {
    return { left: this.frame.left, right: this.frame.right };
  }

  dispose(): void {
    this.watch.disconnect();
    this.svg.remove();
  }

  private draw(): void {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (!width || !height) return;
    const way = this.way();
    const whole = this.load.tolerances.healthy * SPARE;
    this.frame = {
      ...EDGE,
      width,
      height,
      right: way ? BESIDE : EDGE.right,
      most: most([this.part], this.disc, whole, this.close, way?.[2]),
    };
    const forces = this.part.forces[this.disc]!;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("aria-label", this.said());
    this.svg.replaceChildren(
      ...this.axes(),
      make("path", { class: "load-band", d: band(this.frame, this.part.phase, forces) }),
      make("path", { class: "load-line", d: line(this.frame, this.part.phase, forces) }),
      ...this.limits(),
      ...(way ? this.beside(way) : []),
      this.cursor,
      ...this.names(),
    );
    this.at(this.phase);
    this.host.dispatchEvent(new Event("placed"));
  }

  private axes(): SVGElement[] {
    const { frame, words } = this,
      foot = frame.height - 8;
    const lines = marks(frame.most).flatMap((newtons) => {
      const y = up(frame, newtons);
      return [
        make("line", { class: "load-grid", x1: frame.left, x2: frame.width - EDGE.right, y1: y, y2: y }),
        make(
          "text",
          { class: "load-mark", x: frame.left - 6, y: y + 4, "text-anchor": "end" },
          mark(newtons, frame.most),
        ),
      ];
    });
    return [
      ...lines,
      make("text", { class: "load-mark", x: frame.left, y: foot }, words.start),
      make("text", { class: "load-mark", x: frame.width - frame.right, y: foot, "text-anchor": "end" }, words.end),
      make("text", { class: "load-mark", x: 0, y: foot }, "kN"),
    ];
  }

  private limits(): SVGElement[] {
    return this.inside().map(({ newtons, name }) => {
      const y = up(this.frame, newtons);
      return make("line", { class: name, x1: this.frame.left, x2: this.frame.width - EDGE.right, y1: y, y2: y });
    });
  }

  /** Last, so that nothing crosses the words. */
  private names(): SVGElement[] {
    const inside = this.inside(),
      x = this.frame.left + 6;
    if (!inside.length)
      return [make("text", { class: "load-limit-words", x, y: this.frame.top - 2 }, this.words.above)];
    return inside.map(({ newtons, words }) =>
      make("text", { class: "load-limit-words", x, y: up(this.frame, newtons) - 6 }, words),
    );
  }

  /** The tolerances that this scale reaches. */
  private inside(): { newtons: number; name: string; words: string }[] {
    const { affected, healthy } = this.load.tolerances;
    const both = [
      { newtons: affected, name: "load-limit", words: this.words.affected },
      { newtons: healthy, name: "load-limit load-limit-far", words: this.words.healthy },
    ];
    return both.filter(({ newtons }) => newtons <= this.frame.most);
  }

  /** The forbidden way is held, not moved through: one interval, right of the curve. */
  private beside([low, central, high]: Interval): SVGElement[] {
    const x = this.frame.width - EDGE.right - 28;
    const hot = high > this.load.tolerances.affected ? " load-hot" : "";
    return [
      make("line", { class: `load-way${hot}`, x1: x, x2: x, y1: up(this.frame, low), y2: up(this.frame, high) }),
      make("path", { class: `load-way-mark${hot}`, d: cross(x, up(this.frame, central)) }),
      make(
        "text",
        { class: "load-mark", x: x + 28, y: this.frame.height - 8, "text-anchor": "end" },
        this.words.forbidden,
      ),
    ];
  }

  private way(): Interval | undefined {
    return this.load.wrong_way?.peaks[this.disc];
  }

  private said(): string {
    const { part, disc, words } = this,
      { phase, load } = peakOf(part, disc);
    const start = kilo(loadAt(part, disc, 0)[1]),
      end = kilo(loadAt(part, disc, 1)[1]);
    return filled(words.curve, { disc, start, end, ...figures(load), way: percent(phase) });
  }

  private grasp(event: PointerEvent, scrub: (phase: number) => void): void {
    this.svg.setPointerCapture(event.pointerId);
    this.move(event, scrub);
  }

  private move(event: PointerEvent, scrub: (phase: number) => void): void {
    scrub(phaseAt(this.frame, event.clientX - this.svg.getBoundingClientRect().left));
  }
}

function mark(newtons: number, whole: number): string {
  return (newtons / 1000).toFixed(whole > 5000 ? 0 : whole > 500 ? 1 : 2);
}

function cross(x: number, y: number): string {
  return `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`;
}
