/** The lit room with the person in it, drawn on a canvas as often as the device can. */

import {
  DirectionalLight,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  SRGBColorSpace,
  type Vector3,
  type WebGLRenderer,
} from "three";
import { type Bounds, bounds, closeUp, distance, outlook, united } from "./bounds";
import { type Clip, type Track, unpack } from "./clip";
import { palette } from "./colours";
import { Orbit } from "./orbit";
import { after, opening, type Pace } from "./pace";
import type { Person } from "./person";
import { Room } from "./room";

const OPENING = 0.5;
const SPARE = 1.04;
/** Milliseconds after which a picture says nothing of the device: nothing moved. */
const PAUSE = 400;

export class Stage {
  /** What was learnt of the device serves the next figure too. */
  private static pace: Pace = opening(devicePixelRatio);
  private readonly scene = new Scene();
  private readonly camera = new PerspectiveCamera((OPENING * 180) / Math.PI, 1, 0.1, 40);
  private readonly orbit: Orbit;
  private readonly watch: ResizeObserver;
  private room: Room | undefined;
  private track!: Track;
  private clip!: Clip;
  private bounds!: Bounds;
  /** What the camera has in its picture. */
  private seen!: Bounds;
  private home = { turn: 0, lift: 0 };
  private drawn = -Infinity;
  private fresh = false;

  constructor(
    private readonly element: HTMLElement,
    canvas: HTMLCanvasElement,
    private readonly renderer: WebGLRenderer,
    private readonly person: Person,
  ) {
    renderer.outputColorSpace = SRGBColorSpace;
    const sun = new DirectionalLight("#fff6ea", 1.5);
    sun.position.set(1.5, 3, 2.2);
    const back = new DirectionalLight("#e8f4f0", 0.6);
    back.position.set(-2, 1.5, -2);
    this.scene.add(new HemisphereLight("#ffffff", "#d8cfc2", 2.0), sun, back, person.object);
    this.orbit = new Orbit(canvas, this.home, () => this.draw());
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(element);
  }

  /** All of the body with room for `others`, or what moves of it, or a few of its bones, from near. */
  show(clip: Clip, others: readonly Clip[], near?: readonly number[] | "moving"): void {
    this.clip = clip;
    this.track = unpack(clip);
    this.bounds = united([bounds(this.track), ...others.map((other) => bounds(unpack(other)))]);
    this.seen = this.bounds;
    if (near === "moving") this.seen = closeUp(sharing(clip, others), this.bounds);
    else if (near) this.seen = bounds(this.track, near);
    this.home = outlook(this.bounds, clip);
    this.orbit.settle(this.home);
    this.person.prepare(clip);
    this.furnish();
    this.fit();
  }

  /** The page's light or dark has changed. */
  dress(): void {
    this.person.wear(palette(this.element));
    this.furnish();
  }

  pose(phase: number): void {
    this.person.pose(this.track, phase);
    this.fresh = true;
    const { work } = this.clip;
    this.room?.work(work[Math.round(phase * (work.length - 1))] ?? 0);
  }

  /** Where a place of the room was last drawn: shares of the picture, from its upper left. */
  drawnAt(place: Vector3): readonly [number, number] {
    const { x, y } = place.project(this.camera);
    return [(1 + x) / 2, (1 - y) / 2];
  }

  /** Draw, unless the last picture is too fresh for this device. */
  tick(now: number): boolean {
    if (!this.fresh || now - this.drawn < Stage.pace.apart) return false;
    const since = now - this.drawn;
    this.drawn = now;
    this.draw();
    if (since < PAUSE) this.settle(since);
    return true;
  }

  draw(): void {
    const { low, high } = this.seen;
    const centre = [(low[0] + high[0]) / 2, (low[2] + high[2]) / 2, -(low[1] + high[1]) / 2] as const;
    this.orbit.aim(
      this.camera,
      centre,
      distance(this.seen, this.home.turn, this.home.lift, OPENING, this.camera.aspect) * SPARE,
    );
    this.fresh = false;
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.watch.disconnect();
    this.orbit.dispose();
    this.room?.dispose();
    this.person.dispose();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }

  private furnish(): void {
    this.room?.object.removeFromParent();
    this.room?.dispose();
    const { low, high } = this.bounds;
    const ground = {
      x: (low[0] + high[0]) / 2,
      y: (low[1] + high[1]) / 2,
      wide: (high[0] - low[0]) * 0.62,
      deep: (high[1] - low[1]) * 0.62,
    };
    this.room = new Room(this.clip, palette(this.element), ground);
    this.scene.add(this.room.object);
  }

  private settle(since: number): void {
    const next = after(Stage.pace, since, devicePixelRatio);
    const coarser = next.sharpness !== Stage.pace.sharpness;
    Stage.pace = next;
    if (coarser) this.fit();
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.element;
    if (!clientWidth || !clientHeight) return;
    this.renderer.setPixelRatio(Stage.pace.sharpness);
    this.renderer.setSize(clientWidth, clientHeight, false);
    this.camera.aspect = clientWidth / clientHeight;
    this.camera.updateProjectionMatrix();
    this.draw();
  }
}

/** The clips of the same part, on whichever side: the camera stands once for all of them. */
const sharing = (clip: Clip, others: readonly Clip[]) =>
  [clip, ...others.filter(({ part }) => part === clip.part)].map((each) => ({ ...each, track: unpack(each) }));
