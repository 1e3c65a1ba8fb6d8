/** The session's page: hand the session to the machine, show it, tell the clinic, and hear what it answers. */

import type { PlayerPage } from "../contract/api";
import { discard, keptAt, renew } from "../keeping/page";
import { post } from "../offline/page";
import type { Post } from "../offline/post";
import { hush, type Link, say } from "../ui/status";
import { Choice } from "./choice";
import { Deafness } from "./deafness";
import { Distance, showDistance } from "./distance";
import { Held } from "./held";
import { since, write } from "./journal";
import { forget, keep, kept } from "./kept";
import { lead } from "./lead";
import { listen } from "./listening";
import { type Event, step } from "./machine";
import { Mover } from "./mover";
import { type Heard, Reports } from "./reports";
import { resume } from "./resume";
import { Sound } from "./sound";
import { View } from "./view";
import { Wakefulness } from "./wakefulness";

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
  const reports = new Reports(open, handed.telling, keptAt);
  const held = new Held(reports, handed.speed);
  const deafness = new Deafness(handed.speed);
  const distance = new Distance(localStorage, "simple" in document.documentElement.dataset);
  const awake = new Wakefulness(navigator.wakeLock, () => document.visibilityState === "visible");
  for (const { command, answer } of reports.answered) write(handed, localStorage, command, answer);
  const told = [...since(handed, localStorage), ...reports.left];
  let state = resume({ ...handed, variant: choice.variant }, told, kept(handed, localStorage));
  if (state.screen === "closing" && !told.some(({ command }) => command.endsWith("_session")))
    reports.tell({ command: "finish_session", with: {} });

  /** While an answer is taken out of the queue, the clock stands: what is taken back there is so here. */
  let taking = false;

  function dispatch(event: Event): void {
    if (event.type === "take-back") void takeBack();
    else if (!taking || event.type !== "tick") move(event);
  }

  async function takeBack(): Promise<void> {
    if (taking) return;
    taking = true;
    const taken = await held.takeBack().catch(() => false);
    taking = false;
    move({ type: taken ? "take-back" : "sure" });
  }

  function move(event: Event): void {
    const before = state;
    if (event.type === "vary") choice.choose(event.variant);
    const next = step(state, event);
    state = next.state;
    held.tell(before, state, next.send);
    deafness.follow(state, performance.now());
    showDistance(root, distance.of(state));
    view.render(state, reports.heard);
    mover.follow(state);
    sound.follow(before, state);
    keep(state, localStorage);
    if (state.screen !== before.screen) led();
    if (state.screen !== before.screen) void awake.follow(state);
    if (state.screen === "closed" && before.screen !== "closed") leave();
  }

  function leave(): void {
    forget(handed, localStorage);
    discard();
    location.assign(handed.done);
  }

  const touched = (): void => {
    sound.wake();
    void awake.follow(state);
  };
  const nextSound = labelled(root, view, sound);
  const nextDistance = (): void => {
    distance.turn(state);
    showDistance(root, distance.of(state));
  };
  listen({ root, deafness, state: () => state, dispatch, touched, nextSound, nextDistance });
  for (const button of root.querySelectorAll("[data-again]")) button.addEventListener("click", () => void open.again());
  const led = lead({ root, handed, state: () => state, dispatch });
  run(handed.speed, dispatch);
  addEventListener("online", () => void choice.flush());
  document.addEventListener("visibilitychange", () => void awake.follow(state));
  mover.follow(state);
  showDistance(root, distance.of(state));
  deafness.follow(state, performance.now());
  void mover.keep(handed);
  let shown = "";
  open.watch(() => {
    for (const command of reports.others(Date.now())) dispatch({ type: "elsewhere", command });
    reports.take((entry, answer) => {
      write(handed, localStorage, entry, answer);
      renew();
      dispatch({ type: "answered", entry, answer });
    });
    const { heard } = reports;
    if (shown !== heard.condition) tell(heard, handed, root);
    shown = heard.condition;
    view.render(state, heard);
  });
  void choice.flush();
}

/** The clock. Out of sight it stands, and a tab that slept does not run through its exercise when it wakes. */
function run(speed: number, dispatch: (event: Event) => void): void {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    const seconds = Math.min((now - last) / 1000, LONGEST_TICK) * speed;
    last = now;
    if (document.visibilityState === "hidden") return;
    dispatch({ type: "tick", seconds });
  }, TICK);
}

/** The button for the sound says what is heard now. */
function labelled(root: HTMLElement, view: View, sound: Sound): () => void {
  const button = root.querySelector<HTMLElement>("[data-sound]");
  const named = button?.ariaLabel ?? "";
  const label = (): void => {
    if (!button) return;
    const text = view.say({ voice: "soundVoice", tones: "soundTones", off: "soundOff" }[sound.loudness]);
    button.textContent = text;
    button.ariaLabel = `${named}: ${text}`;
  };
  label();
  return () => {
    sound.next();
    label();
  };
}

function tell({ condition }: Heard, { words }: PlayerPage, root: HTMLElement): void {
  if (condition === "saved") return say("saved", words["saved"] ?? "", 1500);
  if (condition === "saving") return hush();
  const text = words[{ offline: "offline", "signed-out": "signedOut", failed: "failed" }[condition]] ?? "";
  const there = root.querySelector<HTMLAnchorElement>("[data-sign-in]");
  const link: Link | undefined = there ? { text: there.textContent?.trim() ?? "", href: there.href } : undefined;
  say(condition === "offline" ? "offline" : "failed", text, undefined, condition === "signed-out" ? link : undefined);
}
