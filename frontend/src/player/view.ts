/** The state on the screen. All words come from the page; nothing is built from markup. */

import type { Phase, PlayerExercise } from "../contract/api";
import { announcement } from "./announcing";
import { adviceOf, amountOf, beforehand, countedOf, cueOf, placeOf, type Say, warmUpAdvice } from "./cues";
import { shownOf } from "./deafness";
import { showDelivery } from "./delivery";
import { changedPosition, exercise, felt, percentOf, positionOf } from "./exercises";
import { endsAtAnyPain } from "./judgement";
import { revocable } from "./rating";
import type { Heard } from "./reports";
import type { State } from "./session";
import { share } from "./timeline";
import { partIsOver } from "./warm-up";

export class View {
  readonly #words: Readonly<Record<string, string>>;
  #shown: string | undefined;
  #last: State | undefined;

  constructor(
    private readonly root: HTMLElement,
    words: Readonly<Record<string, string>>,
  ) {
    this.#words = words;
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
    showDelivery(this.root, state.screen, heard, this.say);
    this.#announce(state);
    if (anew) this.#lead();
  }

  readonly say: Say = (name, fills = {}) =>
    (this.#words[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => String(fills[key] ?? ""));

  // -------------------------------------------------------------- parts of every screen

  /** Show what belongs to the screen; whether it is another one than before. */
  #screens(state: State): boolean {
    const key = shownOf(state);
    const first = this.#shown === undefined;
    if (this.#shown === key) return false;
    this.#shown = key;
    this.root.dataset["screen"] = state.screen;
    for (const part of this.#all("[data-on]"))
      part.hidden = !(part.dataset["on"] ?? "").split(" ").includes(state.screen);
    const stage = state.screen === "warm-up" ? "warm-up" : (this.#next(state)?.id ?? "");
    for (const part of this.#all("[data-stage-of]")) part.hidden = part.dataset["stageOf"] !== stage;
    const now = exercise(state);
    for (const part of this.#all("[data-any-pain]"))
      part.hidden = state.screen !== "work" || !now || !endsAtAnyPain(now);
    for (const part of this.#all("[data-about]")) part.hidden = part.dataset["about"] !== now?.id;
    for (const input of this.root.querySelectorAll<HTMLInputElement>("[data-on=ask] input")) input.checked = false;
    for (const part of this.#all("[data-send]")) part.hidden = true;
    for (const part of this.#all(".player-scroll, .player-panel")) part.scrollTo(0, 0);
    return !first;
  }

  /** The focus goes where the new screen begins: it is read there, and the keyboard goes on from there. */
  #lead(): void {
    const there = [...this.#all("[data-focus], [data-ask] input[type=radio]")].find((each) => each.offsetParent);
    there?.focus({ preventScroll: true });
  }

  #given(state: State): void {
    const last = state.doubt === null ? revocable(state) : undefined;
    const text = last ? this.say(last.of === "pain" ? "givenPain" : "givenEffort", { n: last.value }) : "";
    const line = this.#one("[data-given]");
    if (line) line.hidden = !text;
    this.#text("[data-given-text]", text);
  }

  #next(state: State) {
    if (state.screen !== "rest") return exercise(state);
    return state.exercises.find((e) => e.status === "waiting");
  }

  #progress(state: State): void {
    const bars = this.root.querySelectorAll<HTMLProgressElement>("[data-progress] progress");
    state.exercises.forEach((e, i) => {
      const over = e.status === "done" || e.status === "stopped";
      const bar = bars[i];
      if (bar) bar.value = over ? 100 : i === state.index && state.screen === "work" ? percentOf(state) : 0;
    });
    const warming = state.screen === "warm-up";
    const counted = this.say("exercise", { n: state.index + 1, of: state.exercises.length });
    this.#text("[data-progress] small", warming ? this.say("warmUp") : counted);
  }

  #cue(title: string, text: string): void {
    this.#text("[data-cue-title]", title);
    this.#text("[data-cue-text]", text);
  }

  #ring(value: string | number, unit: string, label: string, percent: number): void {
    this.#text("[data-ring-value]", String(value));
    this.#text("[data-ring] b small", unit);
    this.#text("[data-ring-label]", label);
    const circle = this.root.querySelector("[data-ring] circle:last-of-type");
    circle?.setAttribute("stroke-dasharray", `${Math.max(percent, 0).toFixed(1)} 100`);
    circle?.classList.toggle("ring-none", percent <= 0);
  }

  #stage(state: State, phase: Phase | undefined, cue: string): void {
    const side = placeOf(state, phase, this.#words);
    for (const tag of this.#all("[data-stage-side]")) {
      tag.textContent = capital(side);
      tag.hidden = !side;
    }
    const counted = this.#counted(state, phase);
    for (const line of this.#all("[data-stage-count]")) {
      line.textContent = counted;
      line.hidden = !counted;
    }
    for (const line of this.#all("[data-stage-cue]")) line.textContent = cue;
    this.root.dataset["kind"] = state.screen === "rest" ? "rest" : (phase?.kind ?? "");
  }

  /** How many of how many, to be read from afar. */
  #counted(state: State, phase: Phase | undefined): string {
    const dose = exercise(state)?.dose;
    const warming = state.screen === "warm-up" ? state.handed.warm_up[state.part]?.repetitions : undefined;
    const of = state.screen === "work" && dose && phase ? share(dose, phase.turn) : (warming ?? 0);
    return phase?.repetition && of ? this.say("count", { n: phase.repetition, of }) : "";
  }

  #note(name: string, text: string): void {
    const line = this.#one(name);
    if (!line) return;
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  }

  #pauseLabel(state: State, beginning: boolean): void {
    const label = state.paused ? (beginning ? this.say("begin") : this.say("resume")) : this.say("pause");
    for (const button of this.#all("[data-do=pause]")) {
      if (button.textContent !== label) button.textContent = label;
      button.classList.toggle("button-calm", !state.paused);
    }
  }

  // -------------------------------------------------------------- screens

  #warmUp(state: State): void {
    const part = state.handed.warm_up[state.part];
    const phase = state.phases[state.at];
    const counted = { n: state.part + 1, of: state.handed.warm_up.length };
    this.#cue(cueOf(state) || this.say("over"), part?.text ?? "");
    const { lacking } = state;
    this.#stage(state, phase, lacking === null ? this.say("warmUpPart", counted) : "");
    const of = (phase?.repetition && part?.repetitions) || 0;
    this.#timed(state, phase, of ? this.say("count", { n: phase?.repetition ?? 0, of }) : "");
    const advice = [state.away ? this.say("away") : "", warmUpAdvice(state, this.say)].filter(Boolean).join(" ");
    this.#note("[data-note]", advice);
    this.#pauseLabel(state, state.part === 0 && state.at === 0 && lacking === null);
    const [done, pause] = [this.#one("[data-done]"), this.#one("[data-on='warm-up'] [data-do=pause]")];
    if (pause) pause.hidden = partIsOver(state);
    done?.classList.toggle("button-calm", !partIsOver(state));
  }

  #work(state: State): void {
    const now = exercise(state);
    const phase = state.phases[state.at];
    if (!now || !phase) return;
    this.#cue(cueOf(state), countedOf(now.dose, phase, this.say));
    this.#vary(state);
    this.#stage(state, phase, phase.repetition ? now.breathing : "");
    this.#timed(state, phase, "");
    const [cue, of] = [adviceOf(state), state.handed.exercises[state.index]?.dose.repetitions ?? 0];
    const { repetitions: n } = now.dose;
    const advice = state.uncomfortable && n < of ? this.say("gently", { cue, n, of }) : cue;
    this.#note(
      "[data-note]",
      [state.away ? this.say("away") : "", changedPosition(state), advice].filter(Boolean).join(" "),
    );
    this.#pauseLabel(state, false);
    const end = this.#one("[data-do=end]");
    if (end) end.hidden = !state.paused;
  }

  /** One tap to the other posture; where the exercise has several, each in its turn. */
  #vary(state: State): void {
    const variants = exercise(state)?.variants ?? [];
    const now = variants.findIndex((each) => each.id === state.variant);
    const [next, left] = [variants[now + 1], variants[now]];
    for (const button of this.#all("[data-vary]")) {
      button.hidden = variants.length === 0;
      button.parentElement?.classList.toggle("player-vary-none", variants.length === 0);
      button.dataset["vary"] = next?.id ?? "";
      const label = next?.choose ?? left?.leave ?? "";
      if (button.textContent !== label) button.textContent = label;
    }
  }

  #timed(state: State, now: Phase | undefined, label: string): void {
    if (!now) return this.#ring("✓", "", label, 100);
    const untouched = state.paused && now.kind === "ready" && state.left === now.seconds;
    const phase = (untouched ? state.phases[state.at + 1] : undefined) ?? now;
    const long = phase.seconds >= 60;
    const left = Math.ceil(untouched ? phase.seconds : state.left);
    const shown = long ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : left;
    this.#ring(
      shown,
      long ? "" : this.say("seconds"),
      label,
      untouched ? 0 : (100 * (phase.seconds - state.left)) / phase.seconds,
    );
  }

  #rest(state: State): void {
    const next = this.#next(state);
    this.#cue(this.say("rested"), next ? this.say("next", { name: next.name }) : "");
    this.#stage(state, undefined, "");
    this.#ring(Math.ceil(state.left), this.say("seconds"), "", 100 * Math.min(state.left / state.handed.rest_s, 1));
    this.#note("[data-note]", state.uncomfortable ? this.say("gentlyNext") : "");
  }

  #intro(state: State): void {
    const now = exercise(state);
    if (!now) return;
    this.#text("[data-intro-name]", now.name);
    this.#text("[data-intro-dose]", amountOf(now.dose, this.say));
    this.#text("[data-intro-position]", positionOf(state));
    this.#vary(state);
    this.#text("[data-intro-breathing]", now.breathing);
    this.#list("[data-intro-steps]", now.steps);
    this.#list("[data-intro-cautions]", now.cautions);
    this.#hint(now.hint);
    this.#note("[data-intro-note]", beforehand(state, this.say));
    this.#stage(state, undefined, "");
  }

  /** What those who saw it done ask to mind. */
  #hint(hint: PlayerExercise["hint"]): void {
    const box = this.#one("[data-intro-hint]");
    if (box) box.hidden = !hint;
    this.#text("[data-hint-by]", hint?.by ?? "");
    this.#text("[data-hint-points]", hint?.points.join(" ") ?? "");
    this.#text("[data-hint-words]", hint?.words ?? "");
  }

  #ask(state: State): void {
    const now = exercise(state);
    const asks = state.doubt !== null ? "doubt" : state.pain === null ? "pain" : "effort";
    for (const part of this.#all("[data-ask]")) part.hidden = part.dataset["ask"] !== asks;
    this.#text("[data-ask=pain] legend", this.say("painAt", { name: now?.name ?? "" }));
    this.#text("[data-ask=effort] legend", this.say("effortAt", { name: now?.name ?? "" }));
    this.#text("[data-doubt-title]", this.say("doubt", { n: state.doubt ?? 0 }));
    this.#text("[data-doubt-text]", this.say("severeText", { name: now?.name ?? "" }));
    this.#stage(state, undefined, "");
    this.#note("[data-ask-note]", now?.status === "stopped" ? this.say("stoppedHere") : "");
  }

  #stopped(state: State): void {
    const severe = state.end === "severe_pain";
    const now = severe ? felt(state) : undefined;
    this.#text("[data-stopped-title]", this.say(severe ? "severe" : state.end === "refused" ? "refused" : "unsafe"));
    this.#text(
      "[data-stopped-text]",
      severe ? (now ? this.say("severeText", { name: now.name }) : this.say("severeWarm")) : "",
    );
    const ask = this.#one("[data-stopped-ask]");
    if (ask) ask.hidden = !now || state.pain !== null;
    this.#note("[data-stopped-thanks]", now && state.pain !== null ? this.say("thanks", { n: state.pain }) : "");
    this.#whys(severe ? [] : state.notes.map((note) => note.text));
  }

  #emergency(state: State): void {
    this.#text("[data-emergency-text]", (state.urgency && state.handed.emergency_texts[state.urgency]) ?? "");
    for (const line of this.#all("[data-urgency]")) line.hidden = line.dataset["urgency"] !== state.urgency;
  }

  #whys(texts: readonly string[]): void {
    this.#one("[data-whys]")?.replaceChildren(...texts.map((text) => element("p", text)));
  }

  // -------------------------------------------------------------- the page

  #announce(state: State): void {
    const said = this.#last && announcement(this.#last, state, this.#words, this.say);
    this.#last = state;
    this.#text("[data-said]", said);
  }

  #list(name: string, lines: readonly string[]): void {
    const list = this.#one(name);
    if (!list || (list.childElementCount === lines.length && list.firstElementChild?.textContent === lines[0])) return;
    list.replaceChildren(...lines.map((line) => element("li", line)));
  }

  #text(name: string, text: string | undefined): void {
    const line = this.#one(name);
    if (line && text !== undefined && line.textContent !== text) line.textContent = text;
  }

  #one(name: string): HTMLElement | null {
    return this.root.querySelector(name);
  }

  #all(name: string): NodeListOf<HTMLElement> {
    return this.root.querySelectorAll(name);
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
