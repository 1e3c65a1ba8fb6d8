/** What stands and points in the room: props, the floor's shade, the arrows. Z up, as the frames have it. */

import {
  BoxGeometry,
  type BufferGeometry,
  CatmullRomCurve3,
  CircleGeometry,
  ConeGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  Quaternion,
  ShaderMaterial,
  TubeGeometry,
  Vector3,
} from "three";
import type { Clip, Prop } from "./clip";
import type { Palette } from "./colours";

const LEG = 0.022;
const PUSH = 0.16;
const OFF = 0.03;
const UP = new Vector3(0, 1, 0);
type Box = readonly [readonly [number, number, number], readonly [number, number, number]];

export class Room {
  readonly object = new Group();
  private readonly pushes = new Group();
  private readonly most: number;

  constructor(clip: Clip, colours: Palette, ground: { x: number; y: number; wide: number; deep: number }) {
    this.object.rotation.x = -Math.PI / 2;
    const wood = new MeshLambertMaterial({ color: colours.line });
    for (const prop of clip.props) for (const box of boxes(prop)) this.object.add(solid(box, wood));
    this.object.add(shade(ground), this.pushes);
    const arrow = new MeshBasicMaterial({ color: colours.accent });
    for (const way of clip.way)
      this.object.add(
        ...wayArrow(
          way.map(([x, y, z]) => new Vector3(x, y, z)),
          arrow,
        ),
      );
    const push = new MeshBasicMaterial({ color: colours.ink });
    this.most = Math.max(...clip.work, 0) || 1;
    for (const { at, along, share } of clip.pushes)
      this.pushes.add(...pushArrow(new Vector3(...at), new Vector3(...along), share ?? 1, push));
  }

  /** A push is shown as far as it is made; how strong it is at its most, its length says. */
  work(work: number): void {
    const share = work / this.most;
    this.pushes.visible = share > 0.05;
    this.pushes.traverse((part) => {
      const material = (part as Mesh).material as MeshBasicMaterial | undefined;
      if (material) {
        material.transparent = true;
        material.opacity = share;
      }
    });
  }

  dispose(): void {
    this.object.traverse((part) => {
      (part as Mesh).geometry?.dispose();
      ((part as Mesh).material as MeshBasicMaterial | undefined)?.dispose();
    });
  }
}

/** Each box: the middle of its upper surface, its size. */
export function boxes({ kind, at, size, back }: Prop): Box[] {
  const [x, y, z] = at,
    [depth, width, thick] = size;
  if (kind === "mat") return [[[x, y, 0], size]];
  if (kind === "cushion") return [[at, size]];
  if (kind === "bar") {
    const posts = [-1, 1].map(
      (side): Box => [
        [x, y + (side * width) / 2, z],
        [0.03, 0.03, z],
      ],
    );
    return [[[x, y, z + thick / 2], size], ...posts];
  }
  const corners = [-1, 1].flatMap((ahead) =>
    [-1, 1].map((side) => [x + ahead * (depth / 2 - LEG), y + side * (width / 2 - LEG)] as const),
  );
  const legs = corners.map(
    ([lx, ly]): Box => [
      [lx, ly, z - thick],
      [LEG, LEG, z - thick],
    ],
  );
  const seat: Box[] = [[[x, y, z], size], ...legs];
  if (!back) return seat;
  const rear = x - depth / 2 + LEG / 2;
  const posts = [-1, 1].map(
    (side): Box => [
      [rear, y + side * (width / 2 - LEG), z + back],
      [LEG, LEG, back],
    ],
  );
  return [
    ...seat,
    ...posts,
    [
      [rear, y, z + back],
      [LEG, width, back * 0.45],
    ],
  ];
}

function solid([top, size]: Box, material: MeshLambertMaterial): Mesh {
  const mesh = new Mesh(new BoxGeometry(...size), material);
  mesh.position.set(top[0], top[1], top[2] - size[2] / 2);
  return mesh;
}

/** A soft dark disc, so that the figure stands on something. */
function shade({ x, y, wide, deep }: { x: number; y: number; wide: number; deep: number }): Mesh {
  const material = new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    vertexShader:
      "varying vec2 at; void main() { at = uv * 2.0 - 1.0; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
    fragmentShader:
      "varying vec2 at; void main() { gl_FragColor = vec4(0.03, 0.06, 0.06, 0.24 * pow(1.0 - min(length(at), 1.0), 1.4)); }",
  });
  const mesh = new Mesh(new CircleGeometry(1, 40), material);
  mesh.scale.set(wide, deep, 1);
  mesh.position.set(x, y, 0.002);
  return mesh;
}

function wayArrow(way: Vector3[], material: MeshBasicMaterial): Mesh[] {
  if (way.length < 2) return [];
  const curve = new CatmullRomCurve3(way);
  const tip = way[way.length - 1]!;
  return [
    new Mesh(new TubeGeometry(curve, 32, 0.006, 6), material),
    pointed(new ConeGeometry(0.024, 0.06, 14), tip, curve.getTangent(1), material),
  ];
}

function pushArrow(at: Vector3, along: Vector3, share: number, material: MeshBasicMaterial): Mesh[] {
  const tip = at.clone().addScaledVector(along, -OFF);
  const start = tip.clone().addScaledVector(along, -PUSH * share);
  const shaft = new TubeGeometry(new CatmullRomCurve3([start, tip]), 4, 0.008, 8);
  return [new Mesh(shaft, material), pointed(new ConeGeometry(0.028, 0.06, 16), tip, along, material)];
}

function pointed(geometry: BufferGeometry, tip: Vector3, along: Vector3, material: MeshBasicMaterial): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.quaternion.copy(new Quaternion().setFromUnitVectors(UP, along.clone().normalize()));
  mesh.position.copy(tip);
  return mesh;
}
