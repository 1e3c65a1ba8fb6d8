/** The session's page: hand the session to the machine, show it, tell the clinic, and hear what it answers. */

import type { PlayerPage } from "../contract/api";
import type { Command } from "../contract/command";
import { post } from "../offline/page";
import type { Post } from "../offline/post";
import { hush, type Link, say } from "../ui/status";
import { Choice } from "./choice";
import { forget, keep, kept } from "./kept";
import { type Event, step } from "./machine";
import { Mover } from "./mover";
import { type Heard, Reports } from "./reports";
import { resume } from "./resume";
import type { State } from "./session";
import { Sound } from "./sound";
import { View } from "./view";
import { partIsOver } from "./warm-up";

const TICK = 100;
const LONGEST_TICK = 1;

const root = document.querySelector<HTMLElement>("[data-player]");
const block = document.getElementById("session");

if (root && block) void post.then((open) => play(root, JSON.parse(block.textContent ?? "{}") as PlayerPage, open));

function play(root: HTMLElement, handed: PlayerPage, open: Post): void {
  const view = new View(root, handed.words);
  const sound = new Sound(localStorage, handed.words);
  const mover = new Mover(root, handed.speed);
  const choice = new Choice(handed, localStorage);
  const reports = new Reports(open, handed.telling);
  let state = resume({ ...handed, variant: choice.variant }, reports.left, kept(handed, localStorage));
  if (state.screen === "closing" && !reports.left.some(({ command }) => command.endsWith("_session")))
    reports.tell({ command: "finish_session", with: {} });

  function dispatch(event: Event): void {
    const before = state;
    if (event.type === "vary") choice.choose(event.variant);
    const next = step(state, event);
    state = next.state;
    next.send.forEach((command: Command) => void reports.tell(command));
    view.render(state, reports.heard);
    mover.follow(state);
    sound.follow(before, state);
    keep(state, localStorage);
    if (state.screen === "closed" && before.screen !== "closed") leave();
  }

  function leave(): void {
    forget(handed, localStorage);
    location.assign(handed.done);
  }

  listen(root, () => state, dispatch, sound, view);
  for (const button of root.querySelectorAll("[data-again]")) button.addEventListener("click", () => void open.again());
  run(handed.speed, dispatch);
  addEventListener("online", () => void choice.flush());
  mover.follow(state);
  let shown = "";
  open.watch(() => {
    reports.take((entry, answer) => dispatch({ type: "answered", entry, answer }));
    const { heard } = reports;
    if (shown !== heard.condition) tell(heard, handed, root);
    shown = heard.condition;
    view.render(state, heard);
  });
  void choice.flush();
}

/** The clock. A tab that slept does not run through its exercise when it wakes. */
function run(speed: number, dispatch: (event: Event) => void): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const seconds = Math.min((now - last) / 1000, LONGEST_TICK) * speed;
    last = now;
    dispatch({ type: "tick", seconds });
  }, TICK);
}

function listen(
  root: HTMLElement,
  state: () => State,
  dispatch: (event: Event) => void,
  sound: Sound,
  view: View,
): void {
  const soundLabel = (): string =>
    view.say({ voice: "soundVoice", tones: "soundTones", off: "soundOff" }[sound.loudness]);
  const switchSound = root.querySelector<HTMLElement>("[data-sound]");
  const named = switchSound?.ariaLabel ?? "";
  const label = (): void => {
    if (switchSound) {
      switchSound.textContent = soundLabel();
      switchSound.ariaLabel = `${named}: ${soundLabel()}`;
    }
  };
  label();

  root.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("button");
    if (!button) return;
    sound.wake();
    void awake();
    const { do: name, pain } = button.dataset;
    if (pain) dispatch({ type: pain } as Event);
    else if (name) dispatch({ type: name } as Event);
    else if (button === switchSound) {
      sound.next();
      label();
    } else if ("vary" in button.dataset) dispatch({ type: "vary", variant: button.dataset["vary"] ?? "" });
    else if ("report" in button.dataset) dispatch({ type: "emergency", signs: ticked(root) });
    else if ("done" in button.dataset) confirmPart(state(), dispatch);
  });

  root.addEventListener("change", (event) => {
    const { name, value } = event.target as HTMLInputElement;
    if (name === "pain" || name === "severity") dispatch({ type: "pain", nrs: Number(value) });
    if (name === "effort") dispatch({ type: "effort", cr10: Number(value) });
  });

  whenConfirmed("stop", () => dispatch({ type: "abandon" }));
  whenConfirmed("early", () => dispatch({ type: "confirm" }));
}

const ticked = (root: HTMLElement): string[] =>
  [...root.querySelectorAll<HTMLInputElement>("input[name=sign]:checked")].map((input) => input.value);

function confirmPart(state: State, dispatch: (event: Event) => void): void {
  if (partIsOver(state)) dispatch({ type: "confirm" });
  else document.querySelector<HTMLDialogElement>("#early")?.showModal();
}

function whenConfirmed(id: string, then: () => void): void {
  const dialog = document.querySelector<HTMLDialogElement>(`#${id}`);
  dialog?.addEventListener("close", () => {
    if (dialog.returnValue === "confirm") then();
  });
}

/** The screen stays on while a session runs; a browser that cannot do that simply does not. */
async function awake(): Promise<void> {
  if (!("wakeLock" in navigator) || document.visibilityState !== "visible") return;
  await navigator.wakeLock.request("screen").catch(() => undefined);
}

function tell({ condition }: Heard, { words }: PlayerPage, root: HTMLElement): void {
  if (condition === "saved") return say("saved", words["saved"] ?? "", 1500);
  if (condition === "saving") return hush();
  const text = words[{ offline: "offline", "signed-out": "signedOut", failed: "failed" }[condition]] ?? "";
  const there = root.querySelector<HTMLAnchorElement>("[data-sign-in]");
  const link: Link | undefined = there ? { text: there.textContent?.trim() ?? "", href: there.href } : undefined;
  say(condition === "offline" ? "offline" : "failed", text, undefined, condition === "signed-out" ? link : undefined);
}
