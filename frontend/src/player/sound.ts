/** What is heard: a tone or the cue where a phase begins, and the last seconds before it. */

import type { Kind, Phase } from "../contract/api";
import { sound } from "../ui/tone";
import { adviceOf, spokenOf } from "./cues";
import { exercise, isStill, positionOf } from "./exercises";
import type { State } from "./session";

export type Loudness = "voice" | "tones" | "off";
const ORDER: readonly Loudness[] = ["voice", "tones", "off"];
const PITCH: Record<Kind, number> = { ready: 440, out: 660, hold: 520, back: 440, rest: 0, switch: 880, go: 660 };
const END = 880;
const COUNTED = 3;

export class Sound {
  #context: AudioContext | undefined;
  #advice: SpeechSynthesisUtterance | undefined;
  loudness: Loudness;

  constructor(
    private readonly store: Pick<Storage, "getItem" | "setItem">,
    private readonly words: Readonly<Record<string, string>>,
  ) {
    const kept = store.getItem("corset.sound") as Loudness | null;
    this.loudness = kept && ORDER.includes(kept) ? kept : "tones";
  }

  /** Browsers let sound begin only after a touch. */
  wake(): void {
    this.#context ??= typeof AudioContext === "undefined" ? undefined : new AudioContext();
    void this.#context?.resume();
  }

  next(): Loudness {
    this.loudness = ORDER[(ORDER.indexOf(this.loudness) + 1) % ORDER.length] ?? "tones";
    this.store.setItem("corset.sound", this.loudness);
    if (this.loudness !== "voice") this.hush();
    return this.loudness;
  }

  hush(): void {
    this.#advice = undefined;
    if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
  }

  /** Compare two states and sound what has changed. */
  follow(before: State, after: State): void {
    if (after.screen === "stopped" || after.screen === "emergency") return this.hush();
    if (after.screen === "work" && adviceOf(after) !== adviceOf(before)) return this.#advise(adviceOf(after));
    if (after.screen === "work" && after.variant !== before.variant) return this.#advise(positionOf(after));
    const phase = running(after);
    if (!phase && running(before) && over(after)) return this.#say(this.words["over"] ?? "", END);
    if (!phase) return;
    if (phase !== running(before)) return this.#begin(after, phase);
    const second = Math.ceil(after.left);
    if (phase.seconds > COUNTED && second <= COUNTED && second < Math.ceil(before.left)) this.#tone(330, 0.06);
  }

  #begin(state: State, phase: Phase): void {
    const cue = spokenOf(state, this.words);
    const advice = phase.kind === "ready" && state.screen === "work" ? adviceOf(state) : "";
    if (advice && this.loudness === "voice" && this.#speaks) this.#advise(`${cue}. ${advice}`);
    else this.#say(cue, PITCH[phase.kind]);
  }

  /** In the voice, or as a tone: where a device has no voice, the tones stay. */
  #say(text: string, pitch: number): void {
    if (this.loudness === "voice" && this.#speaks) this.#speak(text);
    else if (pitch) this.#tone(pitch, 0.14);
  }

  /** Say how to do it; what is to be said next waits until this is out. */
  #advise(text: string): void {
    const said = text && this.loudness === "voice" ? this.#speak(text) : undefined;
    if (!said) return;
    this.#advice = said;
    said.onend = said.onerror = () => {
      if (this.#advice === said) this.#advice = undefined;
    };
  }

  get #speaks(): boolean {
    return typeof speechSynthesis !== "undefined" && speechSynthesis.getVoices().length > 0;
  }

  #speak(text: string): SpeechSynthesisUtterance | undefined {
    if (!text || !this.#speaks) return undefined;
    if (!this.#advice) this.hush();
    const said = new SpeechSynthesisUtterance(text);
    said.lang = document.documentElement.lang;
    speechSynthesis.speak(said);
    return said;
  }

  #tone(pitch: number, seconds: number): void {
    if (this.#context && this.loudness !== "off") sound(this.#context, pitch, seconds);
  }
}

function running(state: State): Phase | undefined {
  const timed = state.screen === "work" || state.screen === "warm-up";
  return timed && !isStill(state) ? state.phases[state.at] : undefined;
}

/** Whether all phases have run: of a part of the warm-up, or of an exercise, which is asked about then. */
const over = (state: State): boolean =>
  state.screen === "ask" ? exercise(state)?.status === "done" : state.at >= state.phases.length;
