/** The breathing cue: a ring in the corner that widens with the in-breath and narrows with the out-breath. */

export type Breath = "in" | "out" | "free";
export type Words = Readonly<Record<Breath, string>>;

const WORDS: Words = { in: "breathe in", out: "breathe out", free: "breathe calmly" };
const SIZE = { in: 1, out: 0.55, free: 0.75 } as const;
const STILL = 0.0005;

/** What to do with the breath, from how the phase goes: rising is the way out, falling the way back. */
export function breathAt(
  breathing: Readonly<Record<string, string>>,
  before: number,
  phase: number,
): Breath | undefined {
  const stage =
    Math.abs(phase - before) > STILL ? (phase > before ? "out" : "back") : phase > 1 - STILL ? "hold" : undefined;
  if (!stage) return undefined;
  const said = breathing[stage] ?? breathing["cycle"] ?? "free";
  return said === "in" || said === "out" ? said : "free";
}

export class BreathCue {
  private readonly element = document.createElement("p");
  private readonly ring = document.createElement("i");
  private readonly word = document.createElement("span");
  private shown: Breath | undefined;

  constructor(
    host: HTMLElement,
    private readonly words: Words = WORDS,
  ) {
    this.element.className = "figure-breath";
    this.element.setAttribute("aria-hidden", "true");
    Object.assign(this.element.style, {
      position: "absolute",
      right: "1.25rem",
      top: "1.1rem",
      margin: "0",
      display: "flex",
      alignItems: "center",
      gap: "0.6rem",
      color: "var(--quiet)",
      font: "500 1rem/1.5rem var(--text)",
    });
    Object.assign(this.ring.style, {
      width: "1.4rem",
      height: "1.4rem",
      borderRadius: "50%",
      background: "var(--accent)",
      opacity: "0.35",
      transition: "scale 1.6s ease-in-out",
    });
    this.element.append(this.word, this.ring);
    if (getComputedStyle(host).position === "static") host.style.position = "relative";
    host.append(this.element);
    this.show("free");
  }

  show(breath: Breath | undefined): void {
    if (!breath || breath === this.shown) return;
    this.shown = breath;
    this.word.textContent = this.words[breath];
    this.ring.style.scale = String(SIZE[breath]);
    this.element.dataset["breath"] = breath;
  }

  dispose(): void {
    this.element.remove();
  }
}
