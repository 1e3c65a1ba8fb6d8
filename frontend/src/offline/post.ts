/** The queue at work in a page: it sends by itself, tries again by itself, and says what is known. */

import { alone } from "./alone";
import { type Database, database, storeIn } from "./database";
import type { Draft, Entry } from "./entry";
import { backed, memory } from "./memory";
import { Queue, type Store } from "./queue";
import { takeOver } from "./takeover";
import { PATIENCE, wakeIn } from "./turn";
import { sender } from "./wire";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** How long a browser may take to open its store before it counts as having none. */
const OPENING = 3000;
const LOOK = 5000;

export interface Place {
  /** Where commands are sent. */
  readonly api: string;
  /** Which build this page is of. */
  readonly build: string;
}

export class Post {
  entries: readonly Entry[] = [];
  /** This browser keeps nothing: what waits is gone with the page. */
  unkept = false;
  /** The clinic runs a newer build than this page. */
  older = false;
  sending = false;

  readonly #store: Store;
  readonly #queue: Queue;
  readonly #watchers = new Set<() => void>();
  readonly #others = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("corset.post");
  #wait = FIRST_WAIT;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again = false;

  static async open(place: Place): Promise<Post> {
    const post = new Post(place, await soon(database()));
    await takeOver(localStorage, post.#store).catch(() => undefined);
    await post.look();
    post.#start();
    return post;
  }

  private constructor(place: Place, db: Database | undefined) {
    const lost = (): void => {
      this.unkept = true;
    };
    if (!db) lost();
    this.#store = db ? backed(storeIn(db), lost) : memory();
    const noticed = (served: string): void => {
      this.older = this.older || (served !== "" && served !== place.build);
    };
    const send = sender(place.api, noticed);
    this.#queue = new Queue({ store: this.#store, alone: alone(db), send, now: () => Date.now() });
  }

  /** Be told whenever something has changed; at once, too. */
  watch(watcher: () => void): void {
    this.#watchers.add(watcher);
    watcher();
  }

  /** Keep what was told, and send it; what is held, once so many milliseconds are over. */
  async tell(draft: Draft, heldFor = 0): Promise<void> {
    await this.#queue.add(draft, heldFor);
    await this.#changed();
    void this.send();
  }

  /** Take back what is still held, all of it or nothing; whether it was. */
  async takeBack(keys: readonly string[]): Promise<boolean> {
    const taken = await this.#queue.takeBack(keys);
    await this.#changed();
    return taken;
  }

  /** Send now what was held. */
  async release(keys: readonly string[]): Promise<void> {
    await this.#queue.release(keys);
    void this.send();
  }

  /** Send what is due; asked for while it sends, it looks once more. */
  async send(): Promise<void> {
    if (this.sending) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.sending = true;
    do {
      this.#again = false;
      await this.#queue.send().catch(() => undefined);
      await this.#changed();
    } while (this.#again);
    this.sending = false;
    if (this.#later()) void byWorker();
    this.#say();
  }

  /** Try all of it at once, what was set aside too. */
  async again(): Promise<void> {
    this.#wait = FIRST_WAIT;
    await this.#queue.again().catch(() => undefined);
    await this.#changed();
    this.#later();
  }

  /** Forget answers that were heeded. */
  async heeded(keys: readonly string[]): Promise<void> {
    await this.#store.remove(keys);
    await this.look();
  }

  async look(): Promise<void> {
    this.entries = await this.#store.read();
    this.#say();
  }

  #start(): void {
    const now = (): void => {
      this.#wait = FIRST_WAIT;
      void this.send();
    };
    addEventListener("online", now);
    addEventListener("pageshow", ({ persisted }) => persisted && now());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
    this.#others?.addEventListener("message", () => void this.look());
    setInterval(() => void this.look(), LOOK);
    now();
  }

  async #changed(): Promise<void> {
    await this.look();
    this.#others?.postMessage("changed");
  }

  /** Plan the next try; whether there has to be one. */
  #later(): boolean {
    const due = wakeIn(this.entries, Date.now(), PATIENCE);
    clearTimeout(this.#timer);
    if (due === undefined) {
      this.#wait = FIRST_WAIT;
      return false;
    }
    this.#timer = setTimeout(() => void this.send(), Math.max(due, this.#wait));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    return true;
  }

  #say(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

async function soon(opening: Promise<Database>): Promise<Database | undefined> {
  const late = new Promise<undefined>((done) => setTimeout(done, OPENING, undefined));
  return Promise.race([opening.catch(() => undefined), late]);
}

/** Where a browser can, its worker sends what waits after the last page is closed. */
async function byWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { sync } = (await navigator.serviceWorker.ready) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register("corset.send").catch(() => undefined);
}
