/** The figure, seen through: its discs in the colour of what they bear. three.js comes with this, when it is asked for. */

import { Color, Vector3 } from "three";
import { chosen, type Playable } from "../figure/clip";
import { palette } from "../figure/colours";
import { raise } from "../figure/raise";
import { Pin } from "./pin";
import { seatOf } from "./seat";

/** Where the discs stand among the mesh's parts. */
const VERTEBRAE = 7,
  DISCS = 8;
/** Between the hips and the head: what is looked at from near. */
const TRUNK = /^(pelvis|lumbar|thorax|neck|head)/;

export interface Seen {
  readonly frames: Playable;
  readonly model: string;
  readonly name: string;
}

export interface Through {
  /** From near, or the whole body. */
  show(part: string, side: "" | "r" | "l", whole: boolean): void;
  /** Stand at a phase, the discs coloured by shares from 0 to 1, the one under L5 first; one is named. */
  pose(phase: number, shares: readonly number[], named: string): void;
  /** Draw what was posed last, as often as this device can. */
  tick(now: number): void;
  dispose(): void;
}

/** Rejects where there is no WebGL. */
export async function seeThrough(element: HTMLElement, { frames, model, name }: Seen): Promise<Through> {
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.className = "load-canvas";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", name);
  const trunk = frames.bones.flatMap((bone, i) => (TRUNK.test(bone) ? [i] : []));
  const { stage, person } = await raise(element, canvas, { frames, model });
  const heard = new AbortController();
  const theme = new MutationObserver(() => dress());
  theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dress(), { signal: heard.signal });

  const pin = new Pin(element),
    place = new Vector3(),
    next = new Vector3();
  let disc = "";
  for (const turned of ["pointermove", "dblclick", "keydown"])
    canvas.addEventListener(turned, () => pointOut(), { signal: heard.signal });

  /** As it was last drawn: the name stands where the disc is seen. */
  function pointOut(): void {
    if (!disc) return;
    const { from, to, share } = seatOf(disc);
    pin.put(disc, stage.drawnAt(person.jointOf(from, place).lerp(person.jointOf(to, next), share)));
  }

  function dress(): void {
    stage.dress();
    const colours = palette(element),
      rest = [...colours.rest];
    const [bone, none, half, full] = ["--load-bone", "--load-none", "--load-half", "--load-full"].map((name) =>
      token(element, name),
    );
    [rest[VERTEBRAE], rest[DISCS]] = [bone!, none!];
    person.wear({ ...colours, rest, works: rest, amber: half!, red: full! });
    stage.draw();
  }

  return {
    show(part, side, whole) {
      stage.show(chosen(frames, part, side), [], whole ? undefined : trunk);
      if (!canvas.isConnected) element.append(canvas);
      person.seeThrough(true);
      dress();
    },
    pose(phase, shares, named) {
      disc = named;
      person.discs(shares);
      stage.pose(phase);
    },
    tick(now) {
      if (stage.tick(now)) pointOut();
    },
    dispose() {
      theme.disconnect();
      heard.abort();
      stage.dispose();
      pin.dispose();
      canvas.remove();
    },
  };
}

/** The colours of the legend, which the style sheet has: light-dark() is only resolved in a real property. */
function token(element: HTMLElement, name: string): Color {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const colour = new Color().setStyle(getComputedStyle(probe).color);
  probe.remove();
  return colour;
}
