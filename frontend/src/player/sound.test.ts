import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PlayerExercise } from "../contract/api";
import { doseOf, phasesOf } from "../contract/cases";
import type { State } from "./session";
import { Sound } from "./sound";

const spoken: string[] = [];
const tones: number[] = [];
let voices: object[] = [];

class Oscillator {
  frequency = {
    set value(pitch: number) {
      tones.push(pitch);
    },
  };
  connect = () => ({ connect: () => undefined });
  start = () => undefined;
  stop = () => undefined;
}

beforeEach(() => {
  [spoken.length, tones.length, voices] = [0, 0, [{}]];
  const ramp = { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined };
  class Context {
    currentTime = 0;
    resume = async () => undefined;
    createOscillator = () => new Oscillator();
    createGain = () => ({ gain: ramp, connect: () => undefined });
  }
  vi.stubGlobal("AudioContext", Context);
  vi.stubGlobal("document", { documentElement: { lang: "en" } });
  vi.stubGlobal(
    "SpeechSynthesisUtterance",
    class {
      constructor(readonly text: string) {}
    },
  );
  vi.stubGlobal("speechSynthesis", {
    getVoices: () => voices,
    cancel: () => undefined,
    speak: ({ text }: { text: string }) => spoken.push(text),
  });
});
afterEach(() => vi.unstubAllGlobals());

const dose = doseOf("calm");
const exercise = { id: "", dose, reduction: { cue: "softly" }, is_reduced: false } as unknown as PlayerExercise;
const at = (n: number, more: Partial<State> = {}): State =>
  ({
    screen: "work",
    index: 0,
    exercises: [exercise],
    phases: phasesOf("calm"),
    at: n,
    left: 9,
    paused: false,
    uncomfortable: false,
    ...more,
  }) as unknown as State;

function sounding(loudness: string): Sound {
  const sound = new Sound({ getItem: () => loudness, setItem: () => undefined }, { switch: "Switch", over: "Done" });
  sound.wake();
  return sound;
}

test("The voice says the cue of each phase as it begins, the rest's too", () => {
  const sound = sounding("voice");
  for (const n of [1, 2, 3]) sound.follow(at(n - 1), at(n));
  expect(spoken).toEqual(["say move.out", "say move.back", "say move.rest"]);
  expect(tones).toEqual([]);
});

test("What is done softly is told how, before it begins", () => {
  const soft = [{ ...exercise, is_reduced: true }];
  sounding("voice").follow(at(9, { exercises: soft }), at(0, { exercises: soft }));
  expect(spoken).toEqual(["say move.start. softly"]);
});

test("Tones are heard where they are chosen, and where a device has no voice", () => {
  sounding("tones").follow(at(0), at(1));
  voices = [];
  sounding("voice").follow(at(0), at(1));
  expect(spoken).toEqual([]);
  expect(tones).toEqual([660, 660]);
});

test("The end is told: of an exercise, and of a part of the warm-up that waits for a hand", () => {
  const warming = { screen: "warm-up" as const, part: 0, handed: { warm_up: [] } as unknown as State["handed"] };
  const done = { screen: "ask" as const, exercises: [{ ...exercise, status: "done" as const }] };
  sounding("voice").follow(at(11), at(12, done));
  sounding("voice").follow(at(11, warming), at(12, warming));
  sounding("tones").follow(at(11), at(12, done));
  expect([spoken, tones]).toEqual([["Done", "Done"], [880]]);
});

test("A pause is not the end, nor is pain that stops an exercise", () => {
  const stopped = { screen: "ask" as const, exercises: [{ ...exercise, status: "stopped" as const }] };
  sounding("voice").follow(at(1), at(1, stopped));
  sounding("voice").follow(at(1), at(1, { paused: true }));
  expect(spoken).toEqual([]);
});

test("Silence is silent", () => {
  sounding("off").follow(at(0), at(1));
  expect([spoken, tones]).toEqual([[], []]);
});
