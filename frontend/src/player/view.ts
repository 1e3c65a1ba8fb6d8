/** The state on the screen. All words come from the page; nothing is built from markup. */

import type { PlayerExercise } from "../contract/api";
import { Afar } from "./afar";
import { announcement } from "./announcing";
import { adviceOf, amountOf, beforehand, countedOf, cueOf, type Say, warmUpAdvice } from "./cues";
import { shownOf } from "./deafness";
import { showDelivery } from "./delivery";
import { changedPosition, exercise, felt, percentOf, positionOf } from "./exercises";
import { endsAtAnyPain } from "./judgement";
import { element, Page } from "./page";
import { revocable } from "./rating";
import type { Heard } from "./reports";
import type { State } from "./session";
import { partIsOver } from "./warm-up";

export class View {
  readonly #page: Page;
  readonly #afar: Afar;
  #shown: string | undefined;
  #last: State | undefined;

  constructor(root: HTMLElement, words: Readonly<Record<string, string>>) {
    this.#page = new Page(root, words);
    this.#afar = new Afar(this.#page);
  }

  get say(): Say {
    return this.#page.say;
  }

  render(state: State, heard: Heard): void {
    const anew = this.#screens(state);
    this.#progress(state);
    this.#given(state);
    if (state.screen === "warm-up") this.#warmUp(state);
    if (state.screen === "work") this.#work(state);
    if (state.screen === "rest") this.#rest(state);
    if (state.screen === "intro") this.#intro(state);
    if (state.screen === "ask") this.#ask(state);
    if (state.screen === "stopped") this.#stopped(state);
    if (state.screen === "emergency") this.#emergency(state);
    showDelivery(this.#page.root, state.screen, heard, this.#page.say);
    this.#announce(state);
    if (anew) this.#lead();
  }

  // -------------------------------------------------------------- parts of every screen

  /** Show what belongs to the screen; whether it is another one than before. */
  #screens(state: State): boolean {
    const key = shownOf(state);
    const first = this.#shown === undefined;
    if (this.#shown === key) return false;
    this.#shown = key;
    this.#page.root.dataset["screen"] = state.screen;
    for (const part of this.#page.all("[data-on]"))
      part.hidden = !(part.dataset["on"] ?? "").split(" ").includes(state.screen);
    const stage = state.screen === "warm-up" ? "warm-up" : (this.#next(state)?.id ?? "");
    for (const part of this.#page.all("[data-stage-of]")) part.hidden = part.dataset["stageOf"] !== stage;
    const now = exercise(state);
    for (const part of this.#page.all("[data-any-pain]"))
      part.hidden = state.screen !== "work" || !now || !endsAtAnyPain(now);
    for (const part of this.#page.all("[data-about]")) part.hidden = part.dataset["about"] !== now?.id;
    for (const input of this.#page.root.querySelectorAll<HTMLInputElement>("[data-on=ask] input"))
      input.checked = false;
    for (const part of this.#page.all("[data-send]")) part.hidden = true;
    for (const part of this.#page.all(".player-scroll, .player-panel")) part.scrollTo(0, 0);
    return !first;
  }

  /** The focus goes where the new screen begins: it is read there, and the keyboard goes on from there. */
  #lead(): void {
    const there = [...this.#page.all("[data-focus], [data-ask] input[type=radio]")].find((each) => each.offsetParent);
    there?.focus({ preventScroll: true });
  }

  #given(state: State): void {
    const last = state.doubt === null ? revocable(state) : undefined;
    const text = last ? this.#page.say(last.of === "pain" ? "givenPain" : "givenEffort", { n: last.value }) : "";
    const line = this.#page.one("[data-given]");
    if (line) line.hidden = !text;
    this.#page.text("[data-given-text]", text);
  }

  #next(state: State) {
    if (state.screen !== "rest") return exercise(state);
    return state.exercises.find((e) => e.status === "waiting");
  }

  #progress(state: State): void {
    const bars = this.#page.root.querySelectorAll<HTMLProgressElement>("[data-progress] progress");
    state.exercises.forEach((e, i) => {
      const over = e.status === "done" || e.status === "stopped";
      const bar = bars[i];
      if (bar) bar.value = over ? 100 : i === state.index && state.screen === "work" ? percentOf(state) : 0;
    });
    const warming = state.screen === "warm-up";
    const counted = this.#page.say("exercise", { n: state.index + 1, of: state.exercises.length });
    this.#page.text("[data-progress] small", warming ? this.#page.say("warmUp") : counted);
  }

  #pauseLabel(state: State, beginning: boolean): void {
    const label = state.paused
      ? beginning
        ? this.#page.say("begin")
        : this.#page.say("resume")
      : this.#page.say("pause");
    for (const button of this.#page.all("[data-do=pause]")) {
      if (button.textContent !== label) button.textContent = label;
      button.classList.toggle("button-calm", !state.paused);
    }
  }

  // -------------------------------------------------------------- screens

  #warmUp(state: State): void {
    const part = state.handed.warm_up[state.part];
    const phase = state.phases[state.at];
    const counted = { n: state.part + 1, of: state.handed.warm_up.length };
    this.#afar.cue(cueOf(state) || this.#page.say("over"), part?.text ?? "");
    const { lacking } = state;
    this.#afar.stage(state, phase, lacking === null ? this.#page.say("warmUpPart", counted) : "");
    const of = (phase?.repetition && part?.repetitions) || 0;
    this.#afar.timed(state, phase, of ? this.#page.say("count", { n: phase?.repetition ?? 0, of }) : "");
    const advice = [state.away ? this.#page.say("away") : "", warmUpAdvice(state, this.#page.say)]
      .filter(Boolean)
      .join(" ");
    this.#page.note("[data-note]", advice);
    this.#pauseLabel(state, state.part === 0 && state.at === 0 && lacking === null);
    const [done, pause] = [this.#page.one("[data-done]"), this.#page.one("[data-on='warm-up'] [data-do=pause]")];
    if (pause) pause.hidden = partIsOver(state);
    done?.classList.toggle("button-calm", !partIsOver(state));
  }

  #work(state: State): void {
    const now = exercise(state);
    const phase = state.phases[state.at];
    if (!now || !phase) return;
    this.#afar.cue(cueOf(state), countedOf(now.dose, phase, this.#page.say));
    this.#vary(state);
    this.#afar.stage(state, phase, phase.repetition ? now.breathing : "");
    this.#afar.timed(state, phase, "");
    const [cue, of] = [adviceOf(state), state.handed.exercises[state.index]?.dose.repetitions ?? 0];
    const { repetitions: n } = now.dose;
    const advice = state.uncomfortable && n < of ? this.#page.say("gently", { cue, n, of }) : cue;
    this.#page.note(
      "[data-note]",
      [state.away ? this.#page.say("away") : "", changedPosition(state), advice].filter(Boolean).join(" "),
    );
    this.#pauseLabel(state, false);
    const end = this.#page.one("[data-do=end]");
    if (end) end.hidden = !state.paused;
  }

  /** One tap to the other posture; where the exercise has several, each in its turn. */
  #vary(state: State): void {
    const variants = exercise(state)?.variants ?? [];
    const now = variants.findIndex((each) => each.id === state.variant);
    const [next, left] = [variants[now + 1], variants[now]];
    for (const button of this.#page.all("[data-vary]")) {
      button.hidden = variants.length === 0;
      button.parentElement?.classList.toggle("player-vary-none", variants.length === 0);
      button.dataset["vary"] = next?.id ?? "";
      const label = next?.choose ?? left?.leave ?? "";
      if (button.textContent !== label) button.textContent = label;
    }
  }

  #rest(state: State): void {
    const next = this.#next(state);
    this.#afar.cue(this.#page.say("rested"), next ? this.#page.say("next", { name: next.name }) : "");
    this.#afar.stage(state, undefined, "");
    this.#afar.ring(
      Math.ceil(state.left),
      this.#page.say("seconds"),
      "",
      100 * Math.min(state.left / state.handed.rest_s, 1),
    );
    this.#page.note("[data-note]", state.uncomfortable ? this.#page.say("gentlyNext") : "");
  }

  #intro(state: State): void {
    const now = exercise(state);
    if (!now) return;
    this.#page.text("[data-intro-name]", now.name);
    this.#page.text("[data-intro-dose]", amountOf(now.dose, this.#page.say));
    this.#page.text("[data-intro-position]", positionOf(state));
    this.#vary(state);
    this.#page.text("[data-intro-breathing]", now.breathing);
    this.#page.list("[data-intro-steps]", now.steps);
    this.#page.list("[data-intro-cautions]", now.cautions);
    this.#hint(now.hint);
    this.#page.note("[data-intro-note]", beforehand(state, this.#page.say));
    this.#afar.stage(state, undefined, "");
  }

  /** What those who saw it done ask to mind. */
  #hint(hint: PlayerExercise["hint"]): void {
    const box = this.#page.one("[data-intro-hint]");
    if (box) box.hidden = !hint;
    this.#page.text("[data-hint-by]", hint?.by ?? "");
    this.#page.text("[data-hint-points]", hint?.points.join(" ") ?? "");
    this.#page.text("[data-hint-words]", hint?.words ?? "");
  }

  #ask(state: State): void {
    const now = exercise(state);
    const asks = state.doubt !== null ? "doubt" : state.pain === null ? "pain" : "effort";
    for (const part of this.#page.all("[data-ask]")) part.hidden = part.dataset["ask"] !== asks;
    this.#page.text("[data-ask=pain] legend", this.#page.say("painAt", { name: now?.name ?? "" }));
    this.#page.text("[data-ask=effort] legend", this.#page.say("effortAt", { name: now?.name ?? "" }));
    this.#page.text("[data-doubt-title]", this.#page.say("doubt", { n: state.doubt ?? 0 }));
    this.#page.text("[data-doubt-text]", this.#page.say("severeText", { name: now?.name ?? "" }));
    this.#afar.stage(state, undefined, "");
    this.#page.note("[data-ask-note]", now?.status === "stopped" ? this.#page.say("stoppedHere") : "");
  }

  #stopped(state: State): void {
    const severe = state.end === "severe_pain";
    const now = severe ? felt(state) : undefined;
    this.#page.text(
      "[data-stopped-title]",
      this.#page.say(severe ? "severe" : state.end === "refused" ? "refused" : "unsafe"),
    );
    this.#page.text(
      "[data-stopped-text]",
      severe ? (now ? this.#page.say("severeText", { name: now.name }) : this.#page.say("severeWarm")) : "",
    );
    const ask = this.#page.one("[data-stopped-ask]");
    if (ask) ask.hidden = !now || state.pain !== null;
    this.#page.note(
      "[data-stopped-thanks]",
      now && state.pain !== null ? this.#page.say("thanks", { n: state.pain }) : "",
    );
    this.#whys(severe ? [] : state.notes.map((note) => note.text));
  }

  #emergency(state: State): void {
    this.#page.text("[data-emergency-text]", (state.urgency && state.handed.emergency_texts[state.urgency]) ?? "");
    for (const line of this.#page.all("[data-urgency]")) line.hidden = line.dataset["urgency"] !== state.urgency;
  }

  #whys(texts: readonly string[]): void {
    this.#page.one("[data-whys]")?.replaceChildren(...texts.map((text) => element("p", text)));
  }

  // -------------------------------------------------------------- the page

  #announce(state: State): void {
    const said = this.#last && announcement(this.#last, state, this.#page.words, this.#page.say);
    this.#last = state;
    this.#page.text("[data-said]", said);
  }
}
