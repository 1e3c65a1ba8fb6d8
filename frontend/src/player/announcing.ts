/** What the live region says, to be followed with the eyes shut: what the voice says, and before it what one sees. Pure. */

import type { Phase } from "../contract/api";
import { cueOf, placeOf, type Say, warmUpAdvice } from "./cues";
import { exercise, positionOf } from "./exercises";
import type { State } from "./session";
import { share, waits } from "./timeline";

type Words = Readonly<Record<string, string>>;
/** Of the repetitions so many are counted aloud: every fifth. */
const COUNTED = 5;

/** What is new; nothing where what was said last still holds. */
export function announcement(before: State, after: State, words: Words, say: Say): string | undefined {
  if (after.screen !== before.screen || after.index !== before.index) return arrival(after, words, say);
  if (after.paused !== before.paused) return after.paused ? pausing(after, words) : going(after, words);
  if (!runsOn(after)) return undefined;
  const [was, now] = [before.phases[before.at], after.phases[after.at]];
  if (after.lacking !== before.lacking) return spoken(warmUpAdvice(after, say), cueOf(after));
  if (after.part !== before.part) return arrival(after, words, say);
  if (now === was) return undefined;
  return now ? phaseBegun(after, was, now, words, say) : (words["over"] ?? "");
}

/** A new screen; what is asked there is read with the focus. */
function arrival(state: State, words: Words, say: Say): string | undefined {
  const now = exercise(state);
  switch (state.screen) {
    case "warm-up":
      return spoken(state.handed.warm_up[state.part]?.text, cueOf(state));
    case "work":
      return spoken(positionOf(state), placeAhead(state, words), cueOf(state));
    case "ask":
      return now ? say(now.status === "stopped" ? "stoppedHere" : "exerciseOver", { name: now.name }) : "";
    case "rest": {
      const next = state.exercises.find((each) => each.status === "waiting");
      return spoken(words["rested"], next && say("next", { name: next.name }));
    }
    default:
      return "";
  }
}

/** What one does now, for whoever was away has not got it in mind, and who just begins never heard it. */
function going(state: State, words: Words): string {
  return spoken(words["resume"], runsOn(state) ? cueOf(state) : "");
}

const runsOn = (state: State): boolean => ["work", "warm-up"].includes(state.screen);

function pausing(state: State, words: Words): string {
  return (state.away ? words["away"] : words["paused"]) ?? "";
}

function phaseBegun(state: State, was: Phase | undefined, now: Phase, words: Words, say: Say): string {
  if (waits(now)) return spoken(now.kind === "switch" ? words["switch"] : "", placeAhead(state, words), cueOf(state));
  const begins = now.repetition > 0 && (now.repetition !== was?.repetition || now.turn !== was.turn);
  const counted = begins ? countOf(state, now, words, say) : "";
  const place = placeOf(state, now, words);
  const moved = place && place !== placeOf(state, was, words) ? place : "";
  return spoken(counted, moved, cueOf(state));
}

/** The side on which it begins, which is not always shown yet while one gets ready. */
const placeAhead = (state: State, words: Words): string =>
  placeOf(state, state.phases[state.at], words) || placeOf(state, state.phases[state.at + 1], words);

function countOf(state: State, { repetition, turn }: Phase, words: Words, say: Say): string {
  const dose = exercise(state)?.dose;
  const of = state.screen === "work" && dose ? share(dose, turn) : 0;
  if (repetition > 1 && repetition === of) return words["lastOne"] ?? "";
  return of && repetition % COUNTED === 0 ? say("count", { n: repetition, of }) : "";
}

const spoken = (...said: (string | undefined)[]): string => said.filter(Boolean).join(". ").replaceAll("..", ".");
