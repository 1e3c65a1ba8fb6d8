import { beforeEach, expect, test } from "vitest";
import type { Command } from "../contract/command";
import { Held } from "./held";
import { begin, type Event, step } from "./machine";
import { TAKE_BACK } from "./rating";
import type { State } from "./session";
import { handed, many, play } from "./testing";

let told: { name: string; heldFor: number }[];
let released: string[];
let waits: boolean;
let held: Held;
let state: State;

beforeEach(() => {
  [told, released, waits] = [[], [], true];
  held = new Held(
    {
      tell: ({ command }: Command, heldFor = 0) => {
        told.push({ name: command, heldFor });
        return command;
      },
      takeBack: async () => waits,
      release: (keys) => void released.push(...keys),
    },
    1,
  );
  state = play(begin(handed()), "ready", ...many(40)).state;
});

function move(event: Event): void {
  const before = state;
  const next = step(state, event);
  state = next.state;
  held.tell(before, state, next.send);
}

const run = (seconds: number): void => many(seconds).forEach(move);

test("an answer is kept at once, and goes later than it can be taken back", () => {
  move({ type: "pain", nrs: 2 });
  expect(told).toEqual([{ name: "report_pain", heldFor: 11_000 }]);
  run(TAKE_BACK);
  expect(released).toEqual(["report_pain"]);
});

test("what the session goes on with is not held, and lets go what was", () => {
  move({ type: "pain", nrs: 2 });
  move({ type: "effort", cr10: 3 });
  move({ type: "next" });
  expect(released).toEqual([]);
  move({ type: "ready" });
  expect(told.at(-1)).toEqual({ name: "start_exercise", heldFor: 0 });
  expect(released).toEqual(["report_pain", "report_effort"]);
});

test("severe pain by its button is never held, and a doubted number goes with it", () => {
  move({ type: "pain", nrs: 7 });
  move({ type: "severe" });
  expect(told.at(-1)).toEqual({ name: "report_pain", heldFor: 0 });
  expect(released).toEqual(["report_pain"]);
});

test("what is gone cannot be taken back", async () => {
  expect(await held.takeBack()).toBe(false);
  move({ type: "pain", nrs: 2 });
  waits = false;
  expect(await held.takeBack()).toBe(false);
  waits = true;
  expect(await held.takeBack()).toBe(true);
  expect(await held.takeBack()).toBe(false);
});
