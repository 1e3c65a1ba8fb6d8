/** Two tabs, what the browser keeps, the network and the clinic: one state, and every step out of it. */

import { type Entry, mayReplace } from "../entry";
import type { Change, Sent } from "../settle";
import { answer } from "../testing";
import { type Clinic, take, type Understands } from "./clinic";
import { type Stopped, stopped, type Tab } from "./tab";

export interface World {
  readonly store: readonly Entry[];
  readonly clinic: Clinic;
  /** Requests that were given up and may still arrive. */
  readonly late: readonly Entry[];
  readonly tabs: readonly Tab[];
  /** Which tab holds the lock. */
  readonly holder: number | null;
  /** What was kept on the device at some time. */
  readonly told: readonly string[];
}

export interface Next {
  readonly name: string;
  /** Whether it is what happens when nothing goes wrong any more. */
  readonly calm: boolean;
  readonly world: World;
}

/** What may go wrong beside crashes, cuts, failures and sign-outs. */
export interface Dangers {
  /** Whether the browser has locks; without, tabs send at the same time. */
  readonly locks: boolean;
  /** Whether a request that was given up may still arrive. */
  readonly late: boolean;
  /** What the clinic may come to understand, and to understand no more. */
  readonly minds: readonly Understands[];
}

const IDLE = { task: null, past: [] } as const;

/** Every step that may come next, of each tab and of the world around. */
export async function nexts(world: World, dangers: Dangers): Promise<Next[]> {
  const own = await Promise.all(world.tabs.map((_, at) => ofTab(world, at, dangers)));
  return [...own.flat(), ...around(world, dangers)];
}

async function ofTab(world: World, at: number, { locks, late }: Dangers): Promise<Next[]> {
  const tab = world.tabs[at] as Tab;
  const { step } = await stopped(tab);
  if (step === null) return begins(world, at, tab);
  const crash: Next = { name: `${at} is killed`, calm: false, world: killed(world, at) };
  const after = (name: string, changed: World, came: unknown, calm = true) =>
    went(changed, at, came).then((next): Next => ({ name: `${at} ${name}`, calm, world: next }));
  switch (step.ask) {
    case "lock":
      if (locks && world.holder !== null) return [crash];
      return [crash, await after("is alone", { ...world, holder: locks ? at : null }, null)];
    case "read":
      return [crash, await after("reads", world, world.store)];
    case "add":
    case "write":
    case "remove": {
      const done = applied(world, step);
      return [crash, { ...crash, world: killed(done, at) }, await after(step.ask, done, null)];
    }
    case "send":
      return [crash, ...(await sending(world, at, step.entry, after, late))];
  }
}

type After = (name: string, changed: World, came: unknown, calm?: boolean) => Promise<Next>;

/** Everything that can become of one request. */
async function sending(world: World, at: number, entry: Entry, after: After, mayBeLate: boolean): Promise<Next[]> {
  const taken = take(world.clinic, entry);
  const then = taken ? { ...world, clinic: taken.clinic } : world;
  const came: Sent = taken
    ? { kind: "answered", answer: answer(entry.key, { accepted: taken.accepted }) }
    : { kind: "refused", problems: [] };
  const late = [...world.late.filter(({ key }) => key !== entry.key), entry];
  return [
    await after(`sends ${entry.key}`, then, came),
    await after(`sends ${entry.key}, the answer is lost`, then, { kind: "unwell" }, false),
    ...(mayBeLate
      ? [await after(`sends ${entry.key}, under way for long`, { ...world, late }, { kind: "unwell" }, false)]
      : []),
    await after("has no network", world, { kind: "unreachable" }, false),
    await after("is answered 500", world, { kind: "unwell" }, false),
    await after("is answered 401", world, { kind: "signed-out" }, false),
    await after("is answered 403", world, { kind: "another" }, false),
    { name: `${at} is killed once it was sent`, calm: false, world: killed(then, at) },
  ];
}

function begins(world: World, at: number, tab: Tab): Next[] {
  const [letter, ...letters] = tab.letters;
  const set = (changed: Tab): World => ({ ...world, tabs: world.tabs.with(at, changed) });
  const tell: Next[] = letter
    ? [{ name: `${at} tells ${letter}`, calm: true, world: set({ task: { tell: letter }, past: [], letters }) }]
    : [];
  if (!world.store.length) return tell;
  return [
    ...tell,
    { name: `${at} begins to send`, calm: true, world: set({ ...tab, task: "send" }) },
    { name: `${at} is pressed to send again`, calm: true, world: set({ ...tab, task: "again" }) },
  ];
}

/** What no tab does: time passes, a request comes late, a page heeds its answers, the clinic is upgraded. */
function around(world: World, { minds }: Dangers): Next[] {
  const due = world.store.map((entry) => ({ ...entry, after: 0 }));
  const heeded = world.store.filter(({ state }) => state !== "arrived");
  const { clinic } = world;
  return [
    { name: "time passes", calm: true, world: { ...world, store: due } },
    { name: "answers are heeded", calm: false, world: { ...world, store: heeded } },
    ...world.late.map((entry): Next => {
      const late = world.late.filter((one) => one !== entry);
      return {
        name: `${entry.key} arrives late`,
        calm: true,
        world: { ...world, late, clinic: take(clinic, entry)?.clinic ?? clinic },
      };
    }),
    ...minds
      .filter((mind) => mind !== clinic.understands)
      .map((understands) => ({
        name: `the clinic understands ${understands}`,
        calm: understands === "all",
        world: { ...world, clinic: { ...clinic, understands } },
      })),
  ];
}

/** The tab goes on with what came; where it begins its loop anew, its past is forgotten. */
async function went(world: World, at: number, came: unknown): Promise<World> {
  const tab = world.tabs[at] as Tab;
  const on: Tab = { ...tab, past: [...tab.past, came] };
  const now = await stopped(on);
  const holder = world.holder === at && !now.holds ? null : world.holder;
  return { ...world, holder, tabs: world.tabs.with(at, shortened(on, now)) };
}

function shortened(tab: Tab, { step, holds }: Stopped): Tab {
  if (step === null) return { ...tab, ...IDLE };
  const sends = tab.task === "send" || (tab.task === "again" && tab.past.length > FIRST_OF_AGAIN);
  if (!sends) return tab;
  return { ...tab, task: "send", past: step.ask === "lock" ? [] : holds && step.ask === "read" ? [null] : tab.past };
}

/** Pressed to send again, it first looks and resets, alone: three steps. Then it sends as ever. */
const FIRST_OF_AGAIN = 2;

function killed(world: World, at: number): World {
  const tab = world.tabs[at] as Tab;
  const holder = world.holder === at ? null : world.holder;
  return { ...world, holder, tabs: world.tabs.with(at, { ...tab, ...IDLE }) };
}

type Doing = Extract<NonNullable<Stopped["step"]>, { ask: "add" | "write" | "remove" }>;

function applied(world: World, step: Doing): World {
  const { store } = world;
  if (step.ask === "remove") return { ...world, store: store.filter(({ key }) => !step.keys.includes(key)) };
  if (step.ask === "write") return { ...world, store: written(store, step.change) };
  if (store.some(({ key }) => key === step.entry.key)) return world;
  const order = Math.max(0, ...store.map((entry) => entry.order)) + 1;
  const told = world.told.includes(step.entry.key) ? world.told : [...world.told, step.entry.key];
  return { ...world, told, store: [...store, { ...step.entry, order }] };
}

/** What `database.ts` does in one transaction. */
function written(store: readonly Entry[], { changed, added = [] }: Change): Entry[] {
  const after = store.map((entry) => {
    const change = changed.find(({ key }) => key === entry.key);
    return change && mayReplace(entry) ? change : entry;
  });
  return [...after, ...added.filter(({ key }) => !after.some((entry) => entry.key === key))];
}
