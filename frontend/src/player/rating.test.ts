import { describe, expect, test } from "vitest";
import { begin, step } from "./machine";
import { revocable, TAKE_BACK } from "./rating";
import type { State, Step } from "./session";
import { handed, many, names, one, play, seconds } from "./testing";

const asked = (): State => play(begin(handed()), "ready", ...many(40)).state;
const pain = (nrs: number) => ({ type: "pain", nrs }) as const;
const effort = (cr10: number) => ({ type: "effort", cr10 }) as const;

describe("an answer", () => {
  test("is asked for once: a second one for the same question is nothing", () => {
    const answered = play(asked(), pain(0)).state;
    expect(step(answered, pain(9)).send).toEqual([]);
    expect(step(asked(), effort(3))).toMatchObject({ send: [], state: { screen: "ask", effort: null } });
  });

  test("can be taken back for ten seconds, the newest first, over the screens that follow", () => {
    const resting = play(asked(), pain(2), seconds(1), effort(3)).state;
    expect(resting.screen).toBe("rest");
    const once = play(resting, "take-back").state;
    expect(once).toMatchObject({ screen: "ask", index: 0, pain: 2, effort: null });
    expect(play(once, "take-back").state).toMatchObject({ screen: "ask", pain: null });
    const next = play(resting, "next").state;
    expect(play(next, "take-back").state).toMatchObject({ screen: "ask", index: 0, pain: 2 });
    expect(play(next, "ready", "take-back").state.screen).toBe("work");
  });

  test("stays once ten seconds are over", () => {
    const { state } = play(asked(), pain(2), ...many(TAKE_BACK));
    expect(revocable(state)).toBeUndefined();
    expect(play(state, "take-back").state).toMatchObject({ screen: "ask", pain: 2 });
  });

  test("of the last exercise can be taken back before the session is over", () => {
    const last = play(begin(handed({ exercises: [one("L1")] })), "ready", ...many(40), pain(0), effort(3));
    expect(names(last.send).slice(-2)).toEqual(["report_effort", "finish_session"]);
    expect(play(last.state, "take-back").state).toMatchObject({ screen: "ask", pain: 0, effort: null });
  });
});

describe("a number that would end the session", () => {
  const doubted = (): Step => play(asked(), pain(7));

  test("is told at once, stops what could run, and is asked about once more", () => {
    const { state, send } = doubted();
    expect(send).toEqual([{ command: "report_pain", with: { exercise: "L1", nrs: 7 } }]);
    expect(state).toMatchObject({ screen: "ask", doubt: 7 });
    expect(step(state, { type: "next" }).state.screen).not.toBe("work");
  });

  test("ends the session where it is sure, and where nobody says anything", () => {
    for (const then of [["sure"] as const, many(TAKE_BACK)]) {
      const { state, send } = play(doubted().state, ...then);
      expect(state).toMatchObject({ screen: "stopped", pain: 7, doubt: null, end: "severe_pain" });
      expect(state.exercises[0]?.status).toBe("stopped");
      expect(send).toEqual([]);
    }
  });

  test("stops it also behind the list of warning signs", () => {
    const { state } = play(doubted().state, "signs", ...many(TAKE_BACK));
    expect(state.screen).toBe("signs");
    expect(play(state, "back").state.screen).toBe("stopped");
  });

  test("can be taken back, and another chosen", () => {
    const again = play(doubted().state, "take-back").state;
    expect(again).toMatchObject({ screen: "ask", doubt: null, pain: null });
    expect(play(again, pain(1)).send).toEqual([{ command: "report_pain", with: { exercise: "L1", nrs: 1 } }]);
  });

  test("is overtaken by the button for severe pain", () => {
    const { state, send } = play(doubted().state, "severe");
    expect(state).toMatchObject({ screen: "stopped", doubt: null });
    expect(names(send)).toEqual(["report_pain"]);
  });
});

test("the number after severe pain can be taken back, the stop cannot", () => {
  const { state } = play(begin(handed()), "ready", seconds(6), "severe", pain(2));
  expect(play(state, "take-back").state).toMatchObject({ screen: "stopped", pain: null });
});
