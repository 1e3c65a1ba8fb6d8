import { describe, expect, test } from "vitest";
import type { Answer, PlayerVariant } from "../contract/api";
import { doseOf } from "../contract/cases";
import type { Command } from "../contract/command";
import { adviceOf, warmUpAdvice } from "./cues";
import { changedPosition, positionOf, softened } from "./exercises";
import { begin, type Event, step } from "./machine";
import { resume } from "./resume";
import type { State } from "./session";
import { handed, many, names, one, play, seconds } from "./testing";
import { partIsOver } from "./warm-up";

const answer = (more: Partial<Answer> = {}): Answer => ({
  key: "k",
  accepted: true,
  outcome: "clear",
  reasons: [],
  emergency: null,
  repeated: false,
  version: 11,
  released: [
    { exercise: "L1", repetitions: 4, hold_s: 0, per_side: false, reduced: false },
    { exercise: "L3", repetitions: 4, hold_s: 0, per_side: false, reduced: false },
  ],
  session: { open: true, warmed_up: true, end: null, current: null, results: [] },
  ...more,
});
const said = (command: Command["command"] | "start_session", fields: object, a: Answer): Event => ({
  type: "answered",
  entry: { command, with: fields } as Command,
  answer: a,
});

describe("the warm-up", () => {
  const cold = begin(handed({ warmed_up: false }));

  test("waits until it is begun, and for a confirmation after each part", () => {
    expect(cold).toMatchObject({ screen: "warm-up", part: 0, paused: true });
    const { state } = play(cold, "pause", ...many(130));
    expect([state.screen, state.part, partIsOver(state)]).toEqual(["warm-up", 0, true]);
  });

  test("is reported once, after the last part, with the seconds that it took", () => {
    const first = play(cold, "pause", ...many(50), "confirm");
    expect(first.send).toEqual([]);
    expect(first.state.part).toBe(1);
    const last = play(first.state, seconds(10.04), "confirm");
    expect(last.send).toEqual([{ command: "warm_up", with: { seconds: 60 } }]);
    expect(last.state).toMatchObject({ screen: "intro", index: 0, worked: 0 });
  });

  test("goes on for what is missing where it was ended too early, and is reported then", () => {
    const ended = play(cold, "pause", seconds(20), "confirm", seconds(4.5), "confirm");
    expect(ended.send).toEqual([]);
    expect(ended.state).toMatchObject({ screen: "warm-up", part: 0, paused: false, left: 36, lacking: 36 });
    expect(ended.state.phases.map(({ kind }) => kind)).toEqual(["go"]);
    const again = play(ended.state, ...many(10), "confirm");
    expect(again.send).toEqual([]);
    expect(again.state).toMatchObject({ screen: "warm-up", lacking: 26 });
    const whole = play(again.state, ...many(26));
    expect(partIsOver(whole.state)).toBe(true);
    expect(play(whole.state, "confirm").send).toEqual([{ command: "warm_up", with: { seconds: 60.5 } }]);
  });

  test("does not count the time before it is begun, while it is paused, and after a part is over", () => {
    expect(play(cold, ...many(50)).state.worked).toBe(0);
    const begun = play(cold, "pause", ...many(10)).state;
    expect(play(begun, "pause", ...many(50)).state.worked).toBe(10);
    expect(play(begun, "signs", ...many(50), "back").state.worked).toBe(10);
    expect(play(begun, ...many(200)).state).toMatchObject({ worked: 125, screen: "warm-up" });
  });

  test("ends the session at severe pain, also on the way to the warning signs", () => {
    for (const state of [cold, play(cold, "signs").state]) {
      const stopped = play(state, "severe");
      expect(stopped.state.screen).toBe("stopped");
      expect(stopped.send).toEqual([{ command: "report_pain", with: { exercise: "W", words: "severe" } }]);
    }
  });

  const no = (key: string, warmed_up = false) =>
    said(
      "warm_up",
      { seconds: 61 },
      answer({
        accepted: false,
        released: [],
        reasons: [{ rule: "R6", key, text: "Too short." }],
        session: { open: true, warmed_up, end: null, current: null, results: [] },
      }),
    );
  const warm = play(cold, "pause", ...many(61), "confirm", "confirm").state;

  test("that the clinic takes for too short goes on, and says what the clinic said", () => {
    for (const state of [warm, play(warm, "ready", seconds(6)).state]) {
      const back = play(state, no("warm_up_short")).state;
      expect(back).toMatchObject({ screen: "warm-up", part: 0, lacking: 0, worked: 61, exercises: handed().exercises });
      expect(warmUpAdvice(back, (name) => name)).toBe("Too short.");
      const longer = play(back, "pause", ...many(30), "confirm");
      expect(longer.send).toEqual([{ command: "warm_up", with: { seconds: 91 } }]);
    }
  });

  test("stays behind once something was trained, and where it was refused for something else", () => {
    const trained = play(warm, "ready", ...many(40)).state;
    expect(play(trained, no("warm_up_short")).state.screen).toBe("ask");
    expect(play(warm, no("already_warm", true)).state.screen).toBe("intro");
  });
});

describe("an exercise", () => {
  test("runs by itself to its end and reports what was done", () => {
    const { state, send } = play(begin(handed()), "ready", ...many(40));
    expect(state.screen).toBe("ask");
    expect(send).toEqual([
      { command: "start_exercise", with: { exercise: "L1" } },
      { command: "finish_exercise", with: { exercise: "L1", repetitions: 4, seconds: 24 } },
    ]);
  });

  test("is measured by the seconds during which its clock ran", () => {
    const paused = play(begin(handed()), "ready", ...many(8), "pause", ...many(100), "pause", ...many(2)).state;
    const { send } = play(paused, "signs", ...many(100), "back", ...many(3), "pause", ...many(2), "end");
    expect(send.at(-1)?.with).toMatchObject({ seconds: 12 });
    const next = play(
      begin(handed()),
      "ready",
      ...many(40),
      { type: "pain", nrs: 0 },
      { type: "effort", cr10: 2 },
      "next",
    );
    expect(next.state).toMatchObject({ screen: "intro", worked: 0 });
  });

  test("stands still while paused", () => {
    const { state } = play(begin(handed()), "ready", seconds(5), "pause");
    expect(play(state, ...many(60)).state).toEqual(state);
  });

  test("may be ended early, with what was really done", () => {
    const { send } = play(begin(handed()), "ready", ...many(5 + 5 + 5 + 1), "end");
    expect(send.at(-1)).toEqual({ command: "finish_exercise", with: { exercise: "L1", repetitions: 2, seconds: 16 } });
  });

  test("counts the side that did fewer", () => {
    const sides = one("C1", { dose: doseOf("calm, a side") });
    const { send } = play(begin(handed({ exercises: [sides] })), "ready", ...many(5 + 10 + 10 + 4), "end");
    expect(send.at(-1)?.with).toEqual({ exercise: "C1", repetitions: 1, seconds: 29 });
  });

  test("asks for pain and effort, then rests, then shows the next", () => {
    const asked = play(begin(handed()), "ready", ...many(40)).state;
    const rated = play(asked, { type: "pain", nrs: 1 }, { type: "effort", cr10: 3 });
    expect(names(rated.send)).toEqual(["report_pain", "report_effort"]);
    expect(rated.state).toMatchObject({ screen: "rest", left: 30 });
    const longer = play(rated.state, "more").state;
    expect(longer.left).toBe(60);
    expect(play(longer, ...many(60)).state).toMatchObject({ screen: "intro", index: 1 });
    expect(play(longer, "next").state).toMatchObject({ screen: "intro", index: 1 });
  });

  test("the last one finishes the session", () => {
    const { state, send } = play(
      begin(handed({ exercises: [one("L1")] })),
      "ready",
      ...many(40),
      { type: "pain", nrs: 0 },
      { type: "effort", cr10: 3 },
    );
    expect(state.screen).toBe("closing");
    expect(names(send).at(-1)).toBe("finish_session");
    const end = play(
      state,
      said(
        "finish_session",
        {},
        answer({ session: { open: false, warmed_up: true, end: "finished", current: null, results: [] } }),
      ),
    );
    expect(end.state.screen).toBe("closed");
  });
});

describe("discomfort", () => {
  test("cuts the rest of the exercise at once and is reported", () => {
    const { state, send } = play(begin(handed()), "ready", seconds(6), "discomfort");
    expect(state.exercises[0]?.dose.repetitions).toBe(2);
    expect(send.at(-1)).toEqual({ command: "report_pain", with: { exercise: "L1", words: "uncomfortable" } });
    expect(play(state, ...many(12)).send.at(-1)?.with).toMatchObject({ exercise: "L1", repetitions: 2 });
  });

  test("ends an exercise that stops at any pain", () => {
    const { state, send } = play(
      begin(handed({ exercises: [one("C3", { stop_at_nrs: 1 }), one("C4")] })),
      "ready",
      seconds(6),
      "discomfort",
    );
    expect(state).toMatchObject({ screen: "ask", uncomfortable: true });
    expect(state.exercises[0]?.status).toBe("stopped");
    expect(names(send)).toEqual(["start_exercise", "report_pain", "finish_exercise"]);
  });

  test("stops at once at slight pain where any pain counts, and asks for its number", () => {
    const { state, send } = play(
      begin(handed({ exercises: [one("C3", { stop_at_nrs: 1 }), one("C4")] })),
      "ready",
      ...many(10),
      "slight",
    );
    expect(state).toMatchObject({ screen: "ask", uncomfortable: false, pain: null });
    expect(state.exercises[0]?.status).toBe("stopped");
    expect(send.slice(1)).toEqual([
      { command: "report_pain", with: { exercise: "C3", nrs: 1 } },
      { command: "finish_exercise", with: { exercise: "C3", repetitions: 1, seconds: 10 } },
    ]);
    const told = play(state, { type: "pain", nrs: 2 }, { type: "effort", cr10: 2 });
    expect(told.send[0]?.with).toEqual({ exercise: "C3", nrs: 2 });
    expect(told.state.screen).toBe("rest");
  });

  test("slight pain ends no exercise where it does not count, and none that does not run", () => {
    const plain = play(begin(handed()), "ready", seconds(6)).state;
    expect(step(plain, { type: "slight" })).toEqual({ state: plain, send: [] });
    const shown = begin(handed({ exercises: [one("C3", { stop_at_nrs: 1 })] }));
    expect(step(shown, { type: "slight" }).send).toEqual([]);
  });

  test("goes on smaller and softer, and says how", () => {
    const { state } = play(begin(handed()), "ready", seconds(6));
    expect(adviceOf(state)).toBe("");
    expect(adviceOf(play(state, "discomfort").state)).toBe("smaller");
    const next = begin(handed({ exercises: [one("L1", { is_reduced: true }), one("L3")] }));
    expect(adviceOf(next)).toBe("smaller");
    expect(adviceOf({ ...next, index: 1 })).toBe("");
  });

  test("in the warm-up makes it smaller to its end, is reported, and changes no dose", () => {
    const cold = handed({ warmed_up: false, warm_up_least_s: 0 });
    const { state, send } = play(begin(cold), "discomfort", "confirm");
    expect(state).toMatchObject({ screen: "warm-up", part: 1, uncomfortable: true, exercises: handed().exercises });
    expect(send).toEqual([{ command: "report_pain", with: { exercise: "W", words: "uncomfortable" } }]);
    expect(warmUpAdvice(state, (name) => name)).toBe("gentlyWarm");
    expect(softened(state)).toBe(true);
    expect(play(state, "confirm").state).toMatchObject({ screen: "intro", uncomfortable: false });
  });

  test("before the first exercise is told without a name", () => {
    const { send } = play(begin(handed()), "discomfort");
    expect(send).toEqual([{ command: "report_pain", with: { words: "uncomfortable" } }]);
  });

  test("lately in the warm-up lets it begin smaller, and it says so", () => {
    const state = begin(handed({ warmed_up: false, warm_up_is_reduced: true }));
    expect(softened(state)).toBe(true);
    expect(warmUpAdvice(state, (name) => name)).toBe("gentlyWarmAgain");
    expect(softened(begin(handed({ warm_up_is_reduced: true })))).toBe(false);
  });
});

describe("another posture", () => {
  const seated = { id: "seated", position: "on a chair" } as PlayerVariant;
  const tired = { type: "vary", variant: "seated" } as const;

  test("is chosen while the exercise runs, and nothing else changes", () => {
    const state = play(begin(handed({ exercises: [one("C1", { variants: [seated] })] })), "ready", ...many(6)).state;
    const { state: sat, send } = step(state, tired);
    expect(send).toEqual([]);
    expect(sat).toEqual({ ...state, variant: "seated", varied: 1 });
    expect([positionOf(sat), changedPosition(sat)]).toEqual(["on a chair", "on a chair"]);
    expect(changedPosition(play(sat, ...many(10)).state)).toBe("");
    expect(play(sat, { type: "vary", variant: "" }).state.variant).toBe("");
  });

  test("holds for the exercises that follow, where they have it, and from the start where it was chosen", () => {
    const exercises = [one("C1"), one("C2", { variants: [seated] })];
    const begun = begin(handed({ variant: "seated", exercises }));
    expect(positionOf(begun)).toBe("");
    expect(positionOf({ ...begun, index: 1 })).toBe("on a chair");
    const rated = [{ type: "pain", nrs: 0 }, { type: "effort", cr10: 2 }, "next"] as const;
    expect(play(begun, "ready", ...many(40), ...rated).state).toMatchObject({ variant: "seated", varied: null });
  });
});

describe("severe pain", () => {
  test("stops everything at once, without waiting for an answer", () => {
    const { state, send } = play(begin(handed()), "ready", seconds(6), "severe");
    expect(state).toMatchObject({ screen: "stopped", paused: true, end: "severe_pain" });
    expect(send.slice(-2)).toEqual([
      { command: "report_pain", with: { exercise: "L1", words: "severe" } },
      { command: "finish_exercise", with: { exercise: "L1", repetitions: 0, seconds: 6 } },
    ]);
  });

  test("asks for the number afterwards, which never takes the word back", () => {
    const { state, send } = play(begin(handed()), "ready", "severe", { type: "pain", nrs: 2 });
    expect(state).toMatchObject({ screen: "stopped", pain: 2 });
    expect(send.at(-1)?.with).toEqual({ exercise: "L1", nrs: 2, words: "severe" });
  });

  test("in the rest belongs to the exercise before", () => {
    const resting = play(
      begin(handed()),
      "ready",
      ...many(40),
      { type: "pain", nrs: 0 },
      { type: "effort", cr10: 2 },
    ).state;
    expect(play(resting, "severe").send.at(-1)?.with).toMatchObject({ exercise: "L1" });
    expect(play(resting, "next", "severe").send.at(-1)?.with).toMatchObject({ exercise: "L1" });
  });

  test("a number from the limit on counts as severe", () => {
    const { state } = play(begin(handed()), "ready", ...many(40), { type: "pain", nrs: 6 }, "sure");
    expect(state).toMatchObject({ screen: "stopped", end: "severe_pain" });
  });

  test("cannot be pressed twice", () => {
    const { state } = play(begin(handed()), "ready", "severe");
    expect(step(state, { type: "severe" }).send).toEqual([]);
  });
});

describe("an emergency", () => {
  test("the list of signs halts the clock and leads back", () => {
    const { state } = play(begin(handed()), "ready", seconds(6), "signs");
    expect(state).toMatchObject({ screen: "signs", paused: true });
    expect(play(state, "back").state).toMatchObject({ screen: "work", paused: true });
  });

  test.each([
    [["hands"], "doctor_today"],
    [["hands", "saddle"], "hospital_now"],
    [[], "hospital_now"],
  ])("signs %j mean %s", (signs, urgency) => {
    const { state, send } = play(begin(handed()), "signs", { type: "emergency", signs });
    expect(state).toMatchObject({ screen: "emergency", urgency });
    expect(send).toEqual([{ command: "report_emergency", with: { signs } }]);
  });
});

describe("answers", () => {
  const working = play(begin(handed()), "ready", seconds(6)).state;

  test("lower a dose, but never raise it", () => {
    const given = (n: number) =>
      answer({
        released: [
          { exercise: "L1", repetitions: n, hold_s: 0, per_side: false, reduced: false },
          { exercise: "L3", repetitions: n, hold_s: 0, per_side: false, reduced: false },
        ],
      });
    expect(play(working, said("report_pain", {}, given(3))).state.exercises.map((e) => e.dose.repetitions)).toEqual([
      3, 3,
    ]);
    expect(play(working, said("report_pain", {}, given(9))).state.exercises.map((e) => e.dose.repetitions)).toEqual([
      4, 4,
    ]);
  });

  test("take exercises out that are no longer released", () => {
    const only = answer({ released: [{ exercise: "L1", repetitions: 4, hold_s: 0, per_side: false, reduced: false }] });
    expect(play(working, said("start_exercise", { exercise: "L1" }, only)).state.exercises[1]?.status).toBe("withheld");
  });

  test("nothing released before the warm-up takes nothing out", () => {
    expect(play(working, said("start_session", {}, answer({ released: [] }))).state.exercises[1]?.status).toBe(
      "waiting",
    );
  });

  test("a session that the clinic closed stops here too, with its reasons", () => {
    const reasons = [{ rule: "R8", key: "fever", text: "Fever." }];
    const { state } = play(
      working,
      said(
        "start_exercise",
        {},
        answer({ reasons, session: { open: false, warmed_up: true, end: "unsafe", current: null, results: [] } }),
      ),
    );
    expect(state).toMatchObject({ screen: "stopped", end: "unsafe", notes: reasons });
  });

  test("a refused exercise is left for the next one", () => {
    const no = answer({
      accepted: false,
      released: [{ exercise: "L3", repetitions: 4, hold_s: 0, per_side: false, reduced: false }],
    });
    const { state } = play(working, said("start_exercise", { exercise: "L1" }, no));
    expect(state).toMatchObject({ screen: "intro", index: 1 });
  });

  test("where nothing is handed out any more, the session stops", () => {
    const { state } = play(
      working,
      said("start_exercise", { exercise: "L1" }, answer({ accepted: false, released: [] })),
    );
    expect(state).toMatchObject({ screen: "stopped", end: "refused" });
  });

  test("a refusal because it runs already changes nothing", () => {
    const again = answer({
      accepted: false,
      session: { open: true, warmed_up: true, end: null, current: "L1", results: [] },
    });
    expect(play(working, said("start_exercise", { exercise: "L1" }, again)).state.screen).toBe("work");
  });
});

describe("after a reload", () => {
  const entry = (command: string, fields: Record<string, unknown> = {}) =>
    ({ key: command, command, with: fields }) as unknown as Command;

  const worked = { id: "L1", done: 3, seconds: 20 };

  test("goes on with the exercise that runs, after the repetitions and the time done", () => {
    const running = handed({ exercises: [one("L1", { status: "current" }), one("L3")] });
    const { send } = play(resume(running, [], worked), "ready", ...many(12));
    expect(send).toEqual([{ command: "finish_exercise", with: { exercise: "L1", repetitions: 4, seconds: 29 } }]);
    expect(resume(running, [], { ...worked, id: "L3" })).toMatchObject({ resumed: 0, worked: 0 });
    const begun = resume(handed(), [entry("start_exercise", { exercise: "L1" })], worked);
    expect(begun).toMatchObject({ resumed: 3, worked: 20 });
  });

  test("goes on with the warm-up's time, and leaves it where the warm-up is over", () => {
    const warm = { id: "W", done: 0, seconds: 50 };
    const cold = resume(handed({ warmed_up: false }), [], warm);
    expect(play(cold, "pause", ...many(10), "confirm", "confirm").send).toEqual([
      { command: "warm_up", with: { seconds: 60 } },
    ]);
    expect(resume(handed(), [], warm)).toMatchObject({ screen: "intro", worked: 0 });
  });

  test("discomfort in the warm-up that waits keeps it small, and ends nothing", () => {
    const waiting = [entry("report_pain", { exercise: "W", words: "uncomfortable" })];
    const state = resume(handed({ warmed_up: false }), waiting);
    expect(state).toMatchObject({ screen: "warm-up", exercises: handed().exercises });
    expect(softened(state)).toBe(true);
    const severe = [entry("report_pain", { exercise: "W", words: "severe" })];
    expect(resume(handed({ warmed_up: false }), severe).screen).toBe("stopped");
  });

  test("what waits in the queue has happened", () => {
    const waiting = [
      entry("warm_up"),
      entry("start_exercise", { exercise: "L1" }),
      entry("finish_exercise", { exercise: "L1", repetitions: 4 }),
    ];
    expect(resume(handed({ warmed_up: false }), waiting)).toMatchObject({ screen: "ask", index: 0 });
    const rated = [...waiting, entry("report_effort", { exercise: "L1", cr10: 3 })];
    expect(resume(handed({ warmed_up: false }), rated)).toMatchObject({ screen: "intro", index: 1 });
  });

  test("what slight pain ended stays ended, and is asked about", () => {
    const exercises = [one("C3", { stop_at_nrs: 1, status: "current" }), one("C4")];
    const waiting = [
      entry("report_pain", { exercise: "C3", nrs: 1 }),
      entry("finish_exercise", { exercise: "C3", repetitions: 2 }),
    ];
    const stopped = { screen: "ask", index: 0, exercises: [{ status: "stopped" }, {}] };
    expect(resume(handed({ exercises }), waiting)).toMatchObject(stopped);
    const known = [one("C3", { stop_at_nrs: 1, status: "stopped" }), one("C4")];
    expect(resume(handed({ exercises: known }), [])).toMatchObject(stopped);
    expect(resume(handed({ exercises: known }), waiting.slice(1))).toMatchObject(stopped);
  });

  test("severe pain and emergencies that wait keep the session stopped", () => {
    expect(resume(handed(), [entry("report_pain", { exercise: "L1", words: "severe" })]).screen).toBe("stopped");
    expect(resume(handed(), [entry("report_emergency", { signs: [] })]).screen).toBe("emergency");
  });

  test("asks again for what was not told", () => {
    const state = resume(handed({ exercises: [one("L1", { status: "done" }), one("L3")] }), []);
    expect(state).toMatchObject({ screen: "ask", index: 0 });
  });
});

describe("another tab of the session", () => {
  const work = play(begin(handed()), "ready", seconds(6)).state;
  const told = (command: Command): State => step(work, { type: "elsewhere", command }).state;

  test("that tells of severe pain or a sign stops this one too, at once and without a word of its own", () => {
    const severe = step(work, {
      type: "elsewhere",
      command: { command: "report_pain", with: { exercise: "L1", words: "severe" } },
    });
    expect(severe.state).toMatchObject({ screen: "stopped", paused: true, end: "severe_pain" });
    expect(severe.send).toEqual([]);
    expect(step(severe.state, { type: "ready" }).state.screen).toBe("stopped");
    expect(told({ command: "report_emergency", with: { signs: ["saddle"] } }).screen).toBe("emergency");
    expect(told({ command: "abandon_session", with: { why: "by_patient" } }).screen).toBe("closing");
  });

  test("that tells of anything else changes nothing here", () => {
    expect(told({ command: "report_pain", with: { exercise: "L1", nrs: 1 } })).toBe(work);
    const stopped = play(begin(handed()), "ready", "severe").state;
    const end: Command = { command: "finish_session", with: {} };
    expect(step(stopped, { type: "elsewhere", command: end }).state).toBe(stopped);
  });
});
