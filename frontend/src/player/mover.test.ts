import { describe, expect, test } from "vitest";
import type { Phase, PlayerExercise, PlayerFigure, PlayerPage } from "../contract/api";
import { phasesOf } from "../contract/cases";
import { due, movements } from "./mover";
import type { State } from "./session";
import { placeIn } from "./timeline";

const first = (name: "held" | "round", kind: Phase["kind"]): Phase =>
  phasesOf(name).find((phase) => phase.kind === kind)!;

describe("the figure's phase", () => {
  test("goes out, is held, and comes back with the player's seconds", () => {
    expect(placeIn(first("held", "out"), 3)).toBe(0);
    expect(placeIn(first("held", "out"), 0.75)).toBe(0.75);
    expect(placeIn(first("held", "hold"), 3)).toBe(1);
    expect(placeIn(first("held", "back"), 0.75)).toBe(0.25);
  });

  test("of a movement that comes round runs on through the way back", () => {
    expect(placeIn(first("round", "out"), 1)).toBe(0.25);
    expect(placeIn(first("round", "back"), 1)).toBe(0.75);
  });

  test("is the start wherever nothing moves", () => {
    const still = [...phasesOf("calm, a side"), ...phasesOf("two minutes")].filter(({ kind }) =>
      ["ready", "rest", "switch", "go"].includes(kind),
    );
    expect(new Set(still.map(({ kind }) => kind)).size).toBe(4);
    for (const phase of still) expect(placeIn(phase, phase.seconds / 2)).toBe(0);
    expect(placeIn(undefined, 0)).toBe(0);
  });

  test("never jumps within a repetition", () => {
    const phases = phasesOf("held");
    const walked = phases.flatMap((p) => [p.seconds, p.seconds / 2, 0.001].map((left) => placeIn(p, left)));
    const jumps = walked.slice(1).map((value, i) => Math.abs(value - (walked[i] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThanOrEqual(0.51);
  });
});

describe("the movement that is shown", () => {
  const figure = (frames: string): PlayerFigure => ({ name: "", frames, still: "", stills: {}, loop: [] });
  const [whole, smaller] = [figure("whole"), figure("smaller")];
  const one = { id: "T1", figure: whole, reduction: { figure: smaller }, is_reduced: false, variants: [] };
  const now = one as unknown as PlayerExercise;
  const page = { warm_up: [{ id: "tilts" }], warm_up_figure: whole, warm_up_reduced: smaller } as unknown as PlayerPage;
  const state = {
    screen: "work",
    index: 0,
    part: 0,
    exercises: [now],
    handed: page,
    uncomfortable: false,
  } as unknown as State;
  const shown = (more: Partial<State>) => due({ ...state, ...more })?.moving.frames;

  test("is the smaller one from the moment at which it is uncomfortable", () => {
    expect(shown({})).toBe("whole");
    expect(shown({ uncomfortable: true })).toBe("smaller");
    expect(shown({ screen: "warm-up" })).toBe("whole");
    expect(shown({ screen: "warm-up", uncomfortable: true })).toBe("smaller");
  });

  test("is the smaller one from the start where the clinic hands it out so", () => {
    const reduced = { exercises: [{ ...now, is_reduced: true }] };
    expect(shown({ ...reduced, screen: "intro" })).toBe("smaller");
    expect(shown({ ...reduced, screen: "warm-up" })).toBe("whole");
  });

  test("is the chosen posture's, at either size", () => {
    const seated = { id: "seated", figure: figure("seated"), reduced: figure("seated, smaller") };
    const exercises = [{ ...now, variants: [seated] } as unknown as PlayerExercise];
    expect(shown({ exercises, variant: "seated" })).toBe("seated");
    expect(shown({ exercises, variant: "seated", uncomfortable: true })).toBe("seated, smaller");
    expect(shown({ exercises, variant: "" })).toBe("whole");
    expect(shown({ variant: "seated" })).toBe("whole");
  });

  test("is the next one's in the rest, whatever the last one was like", () => {
    const next = { ...now, id: "T2", figure: figure("next"), status: "waiting" } as unknown as PlayerExercise;
    const exercises = [{ ...now, status: "done" } as unknown as PlayerExercise, next];
    expect(shown({ exercises, screen: "rest", uncomfortable: true })).toBe("next");
    expect(shown({ exercises: exercises.slice(0, 1), screen: "rest" })).toBeUndefined();
  });

  test("is at hand before it is due, for every exercise and at either size", () => {
    const next = { ...now, id: "T2", figure: figure("next"), reduction: { figure: null } } as unknown as PlayerExercise;
    const all = movements({ ...page, exercises: [now, next], variant: "" });
    expect(all.map(({ frames }) => frames)).toEqual(["whole", "smaller", "whole", "smaller", "next"]);
  });

  test("stays whole where no smaller one was drawn", () => {
    const exercises = [{ ...now, reduction: { ...now.reduction, figure: null } }];
    expect(shown({ exercises, uncomfortable: true })).toBe("whole");
  });
});
