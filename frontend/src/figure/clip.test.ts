import { expect, test } from "vitest";
import { type Clip, chosen, jointAt, type Playable, turnAt, unpack } from "./clip";

function packed(values: readonly number[]): string {
  return btoa(String.fromCharCode(...new Uint8Array(Int16Array.from(values).buffer)));
}

function clip(fields: Partial<Clip> = {}): Clip {
  return {
    part: "raise",
    side: "",
    sides: "none",
    plays: "out_and_back",
    when: "each",
    holds: false,
    breathing: {},
    frames: 2,
    turns: packed([32767, 0, 0, 0, 0, 32767, 0, 0]),
    joints: packed([0, 0, 10000, 2000, 0, 10000]),
    work: [0, 1],
    works: [1],
    pushes: [],
    way: [],
    props: [],
    ...fields,
  };
}

test("A place half-way between two frames is half-way between their places", () => {
  const [x, , z] = jointAt(unpack(clip()), 0.5, 0, new Float64Array(3));
  expect(x).toBeCloseTo(0.1);
  expect(z).toBeCloseTo(1);
});

test("A turn half-way between two frames is a turn still", () => {
  const [x, y, z, w] = turnAt(unpack(clip()), 0.5, 0, new Float64Array(4));
  expect(Math.hypot(x!, y!, z!, w!)).toBeCloseTo(1);
  expect(x).toBeCloseTo(w!);
});

test("A phase beyond the end is the end", () => {
  expect(jointAt(unpack(clip()), 7, 0, new Float64Array(3))[0]).toBeCloseTo(0.2);
  expect(jointAt(unpack(clip()), -7, 0, new Float64Array(3))[0]).toBeCloseTo(0);
});

test("The side that is asked for is shown, and the part as it is where it has no sides", () => {
  const both: Playable = {
    bones: [],
    anchors: [],
    stretch: [],
    morphs: {},
    clips: [clip({ side: "r" }), clip({ side: "l" }), clip({ part: "shake" })],
  };
  expect(chosen(both, "raise", "l").side).toBe("l");
  expect(chosen(both, "shake", "l").part).toBe("shake");
  expect(chosen(both, undefined, "").side).toBe("");
});
