import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PlayerExercise, PlayerPage } from "../contract/api";
import { doseOf, phasesOf } from "../contract/cases";
import { amountOf, beforehand, countedOf, cueOf, placeOf, type Say, spokenOf } from "./cues";
import type { State } from "./session";

type Name = Parameters<typeof doseOf>[0];

const WORDS = { switch: "Switch", right: "Right", left: "Left" };
const say: Say = (name, fills = {}) => [name, ...Object.values(fills)].join(" ");

beforeAll(() => vi.stubGlobal("document", { documentElement: { lang: "en" } }));
afterAll(() => vi.unstubAllGlobals());

/** The player in the first phase of a kind. */
function at(name: Name, kind: string, parts: Record<string, string> = {}): State {
  const phases = phasesOf(name);
  const exercise = { id: "", dose: { ...doseOf(name), parts } } as unknown as PlayerExercise;
  const found = phases.findIndex((phase) => phase.kind === kind);
  return { screen: "work", index: 0, exercises: [exercise], phases, at: found } as unknown as State;
}

const place = (state: State) => placeOf(state, state.phases[state.at], WORDS);
const counted = (state: State) => countedOf(state.exercises[0]!.dose, state.phases[state.at]!, say);

describe("the cue", () => {
  test("is the one that the phase names", () => {
    expect(cueOf(at("in halves", "out"))).toBe("say move.out.right");
    expect(cueOf(at("closed", "hold"))).toBe("say shake.hold");
  });

  test("is nothing once everything is over", () => {
    expect(cueOf({ ...at("calm", "out"), at: 99 })).toBe("");
  });

  test("of the warm-up is its part's own", () => {
    const handed = { warm_up: [{ cues: { "walk.go": "Walk" } }] } as unknown as PlayerPage;
    const walking = { screen: "warm-up", part: 0, handed, phases: phasesOf("two minutes"), at: 1 } as unknown as State;
    expect(cueOf(walking)).toBe("Walk");
  });

  test("is spoken after word that the sides change", () => {
    expect(spokenOf(at("in halves", "switch"), WORDS)).toBe("Switch. say move.start.left");
    expect(spokenOf(at("in halves", "ready"), WORDS)).toBe("say move.start.right");
  });
});

describe("before an exercise", () => {
  const intro = (more: Partial<PlayerExercise>, resumed = 0): State => {
    const state = at("in halves", "out");
    const exercise = { ...state.exercises[0]!, reduction: { cue: "smaller" }, ...more } as PlayerExercise;
    return { ...state, screen: "intro", exercises: [exercise], resumed };
  };

  test("it is said that it is softer, and nothing of the phase that ran last", () => {
    expect(beforehand(intro({ is_reduced: true }), say)).toBe("gentlyAgain smaller");
    expect(beforehand(intro({ is_reduced: false }), say)).toBe("");
  });

  test("it is said where it goes on", () => {
    expect(beforehand(intro({ is_reduced: true }, 3), say)).toBe("goOnFrom 3 gentlyAgain smaller");
  });
});

describe("the place", () => {
  test("is the side, else the part, where there are several", () => {
    expect(place(at("in halves", "out", { move: "move" }))).toBe("Right");
    expect(place(at("held, in parts", "out", { one: "the one" }))).toBe("the one");
    expect(place(at("calm", "out"))).toBe("");
  });

  test("is no part before one begins with it", () => {
    expect(place(at("held, in parts", "ready", { one: "the one" }))).toBe("");
  });
});

describe("the count", () => {
  test("is of what one turn holds, by its name", () => {
    expect(counted(at("calm", "out"))).toBe("countOf 1 4 times");
    expect(counted(at("in halves", "out"))).toBe("countOf 1 3 times");
    const once = { ...doseOf("held"), repetitions: 1 };
    expect(countedOf(once, phasesOf("held")[1]!, say)).toBe("countOf 1 1 time");
  });

  test("is the whole before one begins, and none at the end", () => {
    expect(counted(at("in halves", "ready"))).toBe("timesInHalves 5 times");
    expect(counted(at("in halves", "switch"))).toBe("switch");
    expect(counted(at("closed", "hold"))).toBe("toFinish");
    expect(amountOf(doseOf("held, a side"), say)).toBe("timesASide 3 times");
    expect(amountOf(doseOf("by turns"), say)).toBe("times 3 times");
  });
});
