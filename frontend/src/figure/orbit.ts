/** Turning round the figure with a finger: bounded, with a soft stop, and back by a double tap. */

import type { PerspectiveCamera } from "three";

export interface Place {
  /** Radians: round the upright, and up over the floor. */
  readonly turn: number;
  readonly lift: number;
}

const LOWEST = 0.02;
const HIGHEST = 1.2;
const PER_PIXEL = 0.009;
const KEY = 0.2;

export function moved(place: Place, right: number, down: number): Place {
  return { turn: place.turn - right * PER_PIXEL, lift: bounded(place.lift + down * PER_PIXEL) };
}

export function bounded(lift: number): number {
  return Math.min(Math.max(lift, LOWEST), HIGHEST);
}

export class Orbit {
  private place: Place;
  private from: { x: number; y: number } | undefined;
  private readonly heard = new AbortController();

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private home: Place,
    private readonly changed: () => void,
  ) {
    this.place = home;
    const { signal } = this.heard;
    canvas.addEventListener("pointerdown", (event) => this.grasp(event), { signal });
    canvas.addEventListener("pointermove", (event) => this.drag(event), { signal });
    for (const end of ["pointerup", "pointercancel"] as const)
      canvas.addEventListener(end, () => (this.from = undefined), { signal });
    canvas.addEventListener("dblclick", () => this.go(this.home), { signal });
    canvas.addEventListener("keydown", (event) => this.key(event), { signal });
  }

  /** Stand the camera on its place round a point, so far away. */
  aim(camera: PerspectiveCamera, centre: readonly [number, number, number], away: number): void {
    const { turn, lift } = this.place;
    camera.position.set(
      centre[0] + away * Math.cos(lift) * Math.cos(turn),
      centre[1] + away * Math.sin(lift),
      centre[2] - away * Math.cos(lift) * Math.sin(turn),
    );
    camera.lookAt(...centre);
  }

  /** Look from elsewhere, and come back to there; who turned the same view keeps it turned. */
  settle(home: Place): void {
    if (home.turn === this.home.turn && home.lift === this.home.lift) return;
    this.home = home;
    this.go(home);
  }

  dispose(): void {
    this.heard.abort();
  }

  private go(place: Place): void {
    this.place = place;
    this.changed();
  }

  private grasp(event: PointerEvent): void {
    this.from = { x: event.clientX, y: event.clientY };
    this.canvas.setPointerCapture(event.pointerId);
  }

  private drag(event: PointerEvent): void {
    if (!this.from) return;
    this.go(moved(this.place, event.clientX - this.from.x, event.clientY - this.from.y));
    this.from = { x: event.clientX, y: event.clientY };
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.go({ turn: this.place.turn - (step[0] ?? 0) * KEY, lift: bounded(this.place.lift + (step[1] ?? 0) * KEY) });
  }
}
