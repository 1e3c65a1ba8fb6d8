/** The rigged body: one mesh for every person, dressed by part, green where it works. */

import {
  type Bone,
  BufferAttribute,
  Color,
  DoubleSide,
  Group,
  type InterleavedBufferAttribute,
  Matrix4,
  MeshLambertMaterial,
  type Object3D,
  Quaternion,
  type SkinnedMesh,
  Vector3,
} from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import type { Clip, Playable, Prop, Track } from "./clip";
import { jointAt, turnAt } from "./clip";
import type { Palette } from "./colours";

const REGIONS = ["cervical", "thoracic", "lumbar"] as const;
export type Region = (typeof REGIONS)[number];
const DISCS = 25;
const SEE_THROUGH = 0.32;

const VERTEX = /* glsl */ `
  attribute vec4 _body;
  uniform vec3 uRest[9]; uniform vec3 uWorks[9]; uniform float uActive[35];
  uniform float uDiscs[${DISCS}]; uniform vec3 uRegion; uniform vec4 uSeat; uniform float uSeatTop;
  varying vec3 vRest; varying vec3 vWorks; varying float vActive; varying float vTint; varying float vDisc;
`;
const DRESS = /* glsl */ `
  int part = int(_body.x + 0.5);
  vRest = uRest[part]; vWorks = uWorks[part];
  vActive = dot(skinWeight, vec4(uActive[int(skinIndex.x)], uActive[int(skinIndex.y)], uActive[int(skinIndex.z)], uActive[int(skinIndex.w)]));
  vTint = part < 7 ? dot(uRegion, _body.yzw / 255.0) : 0.0;
  vDisc = part == 8 ? uDiscs[int(_body.y + 0.5)] : -1.0;
  if (part < 7) {
    transformed.y = max(transformed.y, 0.0);
    vec2 off = abs(transformed.xz - uSeat.xy) - uSeat.zw;
    if (max(off.x, off.y) < 0.0 && transformed.y < uSeatTop && transformed.y > uSeatTop - 0.09) transformed.y = uSeatTop;
  }
`;
const FRAGMENT = /* glsl */ `
  uniform vec3 uAccent; uniform vec3 uAmber; uniform vec3 uRed;
  varying vec3 vRest; varying vec3 vWorks; varying float vActive; varying float vTint; varying float vDisc;
`;
const COLOUR = /* glsl */ `
  diffuseColor.rgb = mix(vRest, vWorks, smoothstep(0.42, 0.58, vActive));
  diffuseColor.rgb = mix(diffuseColor.rgb, uAccent, 0.75 * vTint);
  if (vDisc >= 0.0) diffuseColor.rgb = vDisc < 0.5 ? mix(vRest, uAmber, vDisc * 2.0) : mix(uAmber, uRed, vDisc * 2.0 - 1.0);
`;

export class Person {
  readonly object = new Group();
  private readonly body: SkinnedMesh;
  private readonly spine: SkinnedMesh;
  /** Drawn before the see-through body, into the depth only: so that just its nearest skin is seen. */
  private readonly veil: SkinnedMesh;
  private readonly bones: Bone[];
  private readonly uniforms;
  private readonly quaternion = new Quaternion();
  private readonly place = new Vector3();
  private readonly turn = new Float64Array(4);
  private readonly joint = new Float64Array(3);
  private readonly stretch: Matrix4[];

  private constructor(
    scene: Object3D,
    private readonly playable: Playable,
    colours: Palette,
  ) {
    this.object.add(scene);
    this.body = scene.getObjectByName("body") as SkinnedMesh;
    this.spine = scene.getObjectByName("spine") as SkinnedMesh;
    this.bones = playable.bones.map((name) => scene.getObjectByName(name) as Bone);
    this.stretch = playable.stretch.map((m) =>
      new Matrix4().set(m[0]!, m[1]!, m[2]!, 0, m[3]!, m[4]!, m[5]!, 0, m[6]!, m[7]!, m[8]!, 0, 0, 0, 0, 1),
    );
    this.uniforms = {
      uRest: { value: colours.rest },
      uWorks: { value: colours.works },
      uActive: { value: new Array(35).fill(0) as number[] },
      uDiscs: { value: new Array(DISCS).fill(0) as number[] },
      uRegion: { value: new Vector3() },
      uSeat: { value: [0, 0, -1, -1] },
      uSeatTop: { value: 0 },
      uAccent: { value: colours.accent },
      uAmber: { value: colours.amber },
      uRed: { value: colours.red },
    };
    this.body.material = this.material();
    this.spine.material = this.material();
    this.shape();
    this.veil = this.body.clone();
    this.veil.material = Object.assign(this.material(), { colorWrite: false });
    this.object.add(this.veil);
    this.spine.renderOrder = -2;
    this.veil.renderOrder = -1;
    for (const mesh of [this.spine, this.veil]) mesh.visible = false;
    for (const mesh of [this.body, this.spine, this.veil]) mesh.frustumCulled = false;
    for (const bone of this.bones) bone.matrixAutoUpdate = false;
  }

  static async load(url: string, playable: Playable, colours: Palette): Promise<Person> {
    const { scene } = await new GLTFLoader().loadAsync(url);
    return new Person(scene, playable, colours);
  }

  wear(colours: Palette): void {
    this.uniforms.uRest.value = colours.rest;
    this.uniforms.uWorks.value = colours.works;
    this.uniforms.uAccent.value = colours.accent;
    this.uniforms.uAmber.value = colours.amber;
    this.uniforms.uRed.value = colours.red;
  }

  /** What works in this part, and the seat that presses the flesh flat. */
  prepare(clip: Clip): void {
    this.uniforms.uActive.value = [...clip.works];
    const seat = clip.props.find((prop: Prop) => prop.kind === "stool" || prop.kind === "chair");
    this.uniforms.uSeat.value = seat
      ? [seat.at[0], -seat.at[1], seat.size[0] / 2 + 0.03, seat.size[1] / 2 + 0.03]
      : [0, 0, -1, -1];
    this.uniforms.uSeatTop.value = seat?.at[2] ?? 0;
  }

  pose(track: Track, phase: number): void {
    this.bones.forEach((bone, i) => {
      const [x, y, z, w] = turnAt(track, phase, i, this.turn);
      const [px, py, pz] = jointAt(track, phase, i, this.joint);
      bone.matrix.makeRotationFromQuaternion(this.quaternion.set(x!, y!, z!, w!)).multiply(this.stretch[i]!);
      bone.matrix.setPosition(this.place.set(px!, py!, pz!));
      bone.matrixWorldNeedsUpdate = true;
    });
  }

  /** Where a bone's joint is, in the room. */
  jointOf(name: string, out: Vector3): Vector3 {
    return out.setFromMatrixPosition(this.bones[this.playable.bones.indexOf(name)]!.matrixWorld);
  }

  seeThrough(on: boolean): void {
    const material = this.body.material as MeshLambertMaterial;
    this.spine.visible = this.veil.visible = on;
    material.transparent = on;
    material.opacity = on ? SEE_THROUGH : 1;
    material.needsUpdate = true;
  }

  tint(region: Region | undefined): void {
    this.uniforms.uRegion.value.fromArray(REGIONS.map((name) => Number(name === region)));
  }

  /** By level from 1, the disc under L5, upwards: 0 calm, 1 too much. */
  discs(values: readonly number[]): void {
    this.uniforms.uDiscs.value = Array.from({ length: DISCS }, (_, i) => values[i - 1] ?? 0);
  }

  dispose(): void {
    for (const mesh of [this.body, this.spine, this.veil]) {
      mesh.geometry.dispose();
      (mesh.material as MeshLambertMaterial).dispose();
      mesh.skeleton.dispose();
    }
  }

  /** The person's shape never changes: its morphs are mixed in once, not for every picture. */
  private shape(): void {
    const { geometry, morphTargetDictionary: names = {} } = this.body;
    const points = Float32Array.from({ length: geometry.getAttribute("position").count * 3 }, (_, i) =>
      at(geometry.getAttribute("position"), i),
    );
    for (const [name, weight] of Object.entries(this.playable.morphs)) {
      const moved = geometry.morphAttributes["position"]?.[names[name] ?? -1];
      if (moved && weight) for (let i = 0; i < points.length; i += 1) points[i]! += weight * at(moved, i);
    }
    geometry.setAttribute("position", new BufferAttribute(points, 3));
    geometry.morphAttributes = {};
    this.body.updateMorphTargets();
  }

  private material(): MeshLambertMaterial {
    const material = new MeshLambertMaterial({ side: DoubleSide, color: new Color("white") });
    material.onBeforeCompile = (shader) => {
      Object.assign(shader.uniforms, this.uniforms);
      shader.vertexShader =
        VERTEX + shader.vertexShader.replace("#include <project_vertex>", `${DRESS}\n#include <project_vertex>`);
      shader.fragmentShader = FRAGMENT + shader.fragmentShader.replace("#include <color_fragment>", COLOUR);
    };
    return material;
  }
}

function at(attribute: BufferAttribute | InterleavedBufferAttribute, i: number): number {
  return attribute.getComponent(Math.floor(i / 3), i % 3);
}
