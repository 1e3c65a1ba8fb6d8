/**
 * Everything that was told, on its way to the clinic. It keeps nothing in memory: what the store holds is all there
 * is, so that any tab, and the worker, can go on where another was cut off. Explored in exploration/.
 */

import { type Draft, type Entry, fresh } from "./entry";
import { type Change, endsRound, type Sent, settled } from "./settle";
import { next, PATIENCE, type Patience } from "./turn";
import { isUrgent } from "./urgency";

/** Records by key; each call is done whole or not at all. */
export interface Store {
  readonly read: () => Promise<Entry[]>;
  /** Keep it under the next order, unless its key is kept already. */
  readonly add: (entry: Entry) => Promise<void>;
  /** Replace what may be replaced (`mayReplace`), and with it add what is not kept already. */
  readonly write: (change: Change) => Promise<void>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
}

export interface Ports {
  readonly store: Store;
  /** Do something while no other tab does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
  readonly send: (entry: Entry) => Promise<Sent>;
  readonly now: () => number;
}

/** So many may wait; reports of danger are kept beyond that. */
export const MOST = 1000;
/** How long an answer is kept for the page that asked, in milliseconds, and how many. */
const REMEMBERED = 60 * 60 * 1000;
const MOST_REMEMBERED = 50;
/** Nobody sends what is held for longer than this; what is due sooner may be on its way. */
const SURELY_HELD = 500;

export class QueueFull extends Error {}

export class Queue {
  constructor(
    private readonly ports: Ports,
    private readonly patience: Patience = PATIENCE,
  ) {}

  /** Keep what was told, held back for so many milliseconds; when this is done, it is kept. */
  async add(draft: Draft, heldFor = 0): Promise<void> {
    const { store, now } = this.ports;
    if (!isUrgent(draft) && (await store.read()).length >= MOST) throw new QueueFull();
    await store.add(fresh(draft, 0, heldFor && now() + heldFor));
  }

  /** Take back what is still held, all of it or nothing; whether it was. */
  async takeBack(keys: readonly string[]): Promise<boolean> {
    const { store, now } = this.ports;
    const held = (await store.read()).filter(({ key }) => keys.includes(key));
    const surely = held.every(({ state, after }) => state === "waiting" && after - now() > SURELY_HELD);
    if (held.length < keys.length || !surely) return false;
    await store.remove(keys);
    return true;
  }

  /** Let go what was held. */
  async release(keys: readonly string[]): Promise<void> {
    const { store } = this.ports;
    const held = (await store.read()).filter(({ key, state }) => keys.includes(key) && state === "waiting");
    await store.write({ changed: held.filter(({ tries }) => tries === 0).map((entry) => ({ ...entry, after: 0 })) });
  }

  /** Send all that is due, one after the other, and what is urgent first. */
  send(): Promise<void> {
    return this.ports.alone(async () => {
      let goesOn = true;
      while (goesOn) goesOn = await this.#sendOne();
    });
  }

  /** Try all of it now: what was set aside, and what would wait. */
  async again(): Promise<void> {
    await this.ports.alone(async () => {
      const kept = await this.ports.store.read();
      const plain = new Set(kept.map(({ instead }) => instead));
      const open = kept.filter(({ key, state }) => state !== "arrived" && !plain.has(key));
      await this.ports.store.write({ changed: open.map((entry) => ({ ...entry, state: "waiting", after: 0 })) });
    });
    return this.send();
  }

  async #sendOne(): Promise<boolean> {
    const { store, send, now } = this.ports;
    const kept = await store.read();
    const entry = next(kept, now(), this.patience);
    if (!entry) {
      const old = forgettable(kept, now());
      if (old.length) await store.remove(old);
      return false;
    }
    const sent = await send(entry);
    await store.write(settled(entry, sent, kept, now(), this.patience));
    return !endsRound(sent);
  }
}

/** Answers that no page has asked for; what still waits, or was set aside, is never among them. */
function forgettable(entries: readonly Entry[], now: number): string[] {
  const arrived = entries.filter(({ state }) => state === "arrived").sort((a, b) => b.settledAt - a.settledAt);
  const old = arrived.filter((entry, at) => at >= MOST_REMEMBERED || now - entry.settledAt > REMEMBERED);
  return old.map(({ key }) => key);
}
