/** Every state that two tabs and a clinic can come into, to closure, and what must hold in each of them. */

import type { Entry } from "../entry";
import { toldOf } from "../standing";
import { isDue } from "../turn";
import { isUrgent } from "../urgency";
import { knowsOfDanger, type Letter, OPENED } from "./clinic";
import { stopped, type Tab } from "./tab";
import { type Dangers, nexts, type World } from "./world";

export interface Found {
  readonly states: number;
  readonly steps: number;
  /** What is broken, each with the first way that leads there. */
  readonly broken: Readonly<Record<string, readonly string[]>>;
}

interface Seen {
  readonly world: World;
  readonly from: number;
  readonly by: string;
}

const NOBODY: ReadonlySet<string> = new Set();
const ONE_FAILURE = { waits: [1], stepOver: 1 };

/** `most` breaks are enough: without it, the whole of it is gone through. */
export async function explore(
  letters: readonly (readonly Letter[])[],
  dangers: Dangers,
  most = Number.POSITIVE_INFINITY,
): Promise<Found> {
  const tabs = letters.map((own): Tab => ({ task: null, past: [], letters: own }));
  const begin: World = { store: [], clinic: OPENED, late: [], tabs, holder: null, told: [] };
  const seen: Seen[] = [{ world: begin, from: -1, by: "" }];
  const numbers = new Map([[await nameOf(begin), 0]]);
  const calmly: number[][] = [[]];
  const broken: Record<string, readonly string[]> = {};
  let steps = 0;
  for (let at = 0; at < seen.length && Object.keys(broken).length < most; at++) {
    const { world } = seen[at] as Seen;
    for (const way of await nexts(world, dangers)) {
      steps++;
      const name = await nameOf(way.world);
      const number = numbers.get(name) ?? seen.length;
      if (number === seen.length) {
        numbers.set(name, number);
        seen.push({ world: way.world, from: at, by: way.name });
        calmly.push([]);
      }
      if (way.calm) calmly[number]?.push(at);
      for (const wrong of await wrongIn(way.world, world)) broken[wrong] ??= [...pathTo(seen, at), way.name];
    }
  }
  const stuck = Object.keys(broken).length < most ? stuckAt(seen, calmly) : undefined;
  if (stuck !== undefined) broken["something never arrives"] = pathTo(seen, stuck);
  return { states: seen.length, steps, broken };
}

/** What must hold in each state, and on the way to it. */
async function wrongIn(world: World, before: World): Promise<string[]> {
  const { store, clinic, told } = world;
  const wrong: string[] = [];
  for (const key of told) {
    const kept = store.find((entry) => entry.key === key);
    const decided = key in clinic.decided;
    if (!decided && !kept) wrong.push("a report is lost");
    if (decided && `${key}-plain` in clinic.decided) wrong.push("a report counts twice");
    if (!kept || toldOf([key], store, NOBODY) !== "all") continue;
    if (!decided || (isUrgent(kept) && !knowsOfDanger(clinic))) wrong.push("a false “told”");
  }
  const arrived = before.store.filter(({ state }) => state === "arrived").map(({ key }) => key);
  if (store.some(({ key, state }) => state !== "arrived" && arrived.includes(key))) wrong.push("“told” is taken back");
  for (const { step } of await Promise.all(world.tabs.map(stopped))) {
    if (step?.ask !== "send" || isUrgent(step.entry)) continue;
    const waits = (one: Entry): boolean => isUrgent(one) && one.state === "waiting" && isDue(one, 0, ONE_FAILURE);
    if (step.kept.some(waits)) wrong.push("pain does not go first");
  }
  return wrong;
}

/** A state from which, when nothing goes wrong any more, something that was told never arrives. */
function stuckAt(seen: readonly Seen[], calmly: readonly (readonly number[])[]): number | undefined {
  const good = seen.map(({ world }) => isSettled(world));
  const todo = good.flatMap((is, at) => (is ? [at] : []));
  while (todo.length)
    for (const from of calmly[todo.pop() as number] ?? [])
      if (!good[from]) {
        good[from] = true;
        todo.push(from);
      }
  const at = good.indexOf(false);
  return at < 0 ? undefined : at;
}

const isSettled = ({ store, told, clinic }: World): boolean =>
  store.every(({ state }) => state === "arrived") && told.every((key) => key in clinic.decided);

function pathTo(seen: readonly Seen[], at: number): string[] {
  const path: string[] = [];
  for (let now = at; now > 0; now = seen[now]?.from ?? 0) path.unshift(seen[now]?.by ?? "");
  return path;
}

/** What tells states apart: not why a try failed, for that changes only what a page says. */
async function nameOf({ store, clinic, late, tabs, holder, told }: World): Promise<string> {
  const decided = Object.entries(clinic.decided).map(([key, { as }]) => `${key} ${as}`);
  const doing = await Promise.all(tabs.map(nameOfTab));
  const waiting = late.map(({ key }) => key);
  return [store.map(short), clinic.at, decided.sort(), clinic.understands, waiting.sort(), doing, holder, told].join(
    "|",
  );
}

/** A tab goes on from its next step alone; of what it has read, only what it sends matters then. */
async function nameOfTab(tab: Tab): Promise<string> {
  const { step, holds } = await stopped(tab);
  const task = typeof tab.task === "string" ? tab.task : "";
  return `${tab.letters.length} ${task} ${holds} ${step ? nameOfStep(step) : ""}`;
}

function nameOfStep(step: NonNullable<Awaited<ReturnType<typeof stopped>>["step"]>): string {
  switch (step.ask) {
    case "send":
      return `send ${short(step.entry)} ${step.kept.filter(({ key }) => key === step.entry.instead).map(short)}`;
    case "write":
      return `write ${step.change.changed.map(short)} ${step.change.added?.map(short)}`;
    case "add":
      return `add ${short(step.entry)}`;
    case "remove":
      return `remove ${step.keys}`;
    default:
      return step.ask;
  }
}

const short = ({ key, state, tries, after, answer }: Entry): string =>
  `${key} ${state} ${tries} ${after > 0} ${answer?.accepted}`;
