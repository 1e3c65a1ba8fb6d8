/**
 * Keeps one day of one person in a cache of its own, and throws it away with the day, with a sign-out, and as soon as
 * a page comes that is anybody else's.
 */

import { isDay, isOf, type KeptDay, type KeptPage, mayShow, nameOf, SINCE, UNTIL } from "./day";
import { keepCopy, LOOSE, type Ports } from "./files";

/** Whose page an answer is: an id, or nobody's. */
export const READER = "X-Corset-Reader";
/**
 * Asked by the device, not by a person: it keeps nobody signed in. Whoever is signed out is not followed to the
 * sign-in: that page would hand out a new token, and a form that somebody fills in there would be refused.
 */
const ASKED: RequestInit = {
  credentials: "same-origin",
  cache: "no-store",
  redirect: "manual",
  headers: { "X-Unattended": "yes" },
};
const VERSION = "/kept-version";

export class Keeper {
  /** Counts what was thrown away: what is fetched meanwhile is not kept any more. */
  #thrown = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly ports: Ports) {}

  /** Keep what the list names, where it has changed. `here` is the address as its reader sees it. */
  keep(list: string, here = ""): Promise<void> {
    return this.#inTurn(async (thrown) => {
      const answer = await this.ports.fetch(list, ASKED);
      if (!answer.ok) return;
      const day = (await answer.json()) as KeptDay;
      await this.#forget((name) => name !== nameOf(day));
      const cache = await this.ports.caches.open(nameOf(day));
      if ((await (await cache.match(VERSION))?.text()) !== day.version) await this.#whole(cache, day, here);
      if (thrown !== this.#thrown) await this.ports.caches.delete(nameOf(day));
    });
  }

  /** Keep one page of the day anew: it has changed by what was told on it. */
  renew(address: string): Promise<void> {
    return this.#inTurn(async (thrown) => {
      const { pathname } = new URL(address, "https://here");
      for (const name of (await this.ports.caches.keys()).filter(isDay)) {
        const cache = await this.ports.caches.open(name);
        const old = await cache.match(pathname, LOOSE);
        if (!old) continue;
        const ends_in = (Number(old.headers.get(UNTIL)) - this.ports.now()) / 1000;
        const kept = await this.#page(cache, { address: pathname, ends_in }, address, (reader) => isOf(name, reader));
        if (!kept) await cache.delete(pathname, LOOSE);
        if (thrown !== this.#thrown) await this.ports.caches.delete(name);
      }
    });
  }

  /** A page of the day is over. */
  discard(address: string): Promise<void> {
    return this.#inTurn(async () => {
      for (const name of (await this.ports.caches.keys()).filter(isDay)) {
        const cache = await this.ports.caches.open(name);
        await cache.delete(address, LOOSE);
      }
    });
  }

  /** A page came from the clinic: whatever was kept of anybody else goes. */
  async heard(reader: string | null): Promise<void> {
    if (reader === null) return; // no page of the clinic's own: a proxy, a network that wants a sign-in
    const others = (name: string) => !isOf(name, reader);
    if ((await this.ports.caches.keys()).filter(isDay).some(others) || reader === "nobody") await this.forget(others);
  }

  /** Throw away what is kept of days; all of it, unless something else is said. */
  async forget(which: (name: string) => boolean = () => true): Promise<void> {
    this.#thrown++;
    await this.#forget(which);
  }

  /** The kept page of an address, while its day lasts. */
  async shown(pathname: string): Promise<Response | undefined> {
    for (const name of (await this.ports.caches.keys()).filter(isDay)) {
      const cache = await this.ports.caches.open(name);
      const page = await cache.match(pathname, LOOSE);
      if (page && mayShow(page.headers, this.ports.now())) return page;
      if (page) await cache.delete(pathname, LOOSE);
    }
    return undefined;
  }

  /** A file of the clinic, wherever it is kept. */
  file(request: string | Request): Promise<Response | undefined> {
    return this.ports.caches.match(request, LOOSE);
  }

  async #whole(cache: Cache, day: KeptDay, here: string): Promise<void> {
    const mine = (reader: string) => reader === day.reader;
    let complete = true;
    for (const page of day.pages) {
      const asked = here.split("?")[0] === page.address ? here : page.address;
      if (await this.#page(cache, page, asked, mine)) continue;
      complete = false;
      await cache.delete(page.address, LOOSE);
    }
    const listed = new Set(day.pages.map(({ address }) => address));
    for (const { url } of await cache.keys()) {
      const { pathname } = new URL(url, "https://here");
      if (pathname.endsWith("/") && !listed.has(pathname)) await cache.delete(pathname, LOOSE);
    }
    if (complete) await cache.put(VERSION, new Response(day.version));
  }

  /** Whether it was there, for whoever the day is of. */
  async #page(cache: Cache, page: KeptPage, asked: string, mine: (reader: string) => boolean): Promise<boolean> {
    const answer = await this.ports.fetch(asked, ASKED);
    if (!answer.ok || !mine(answer.headers.get(READER) ?? "")) return false;
    const now = this.ports.now();
    const times = { [SINCE]: String(now), [UNTIL]: String(now + page.ends_in * 1000) };
    await keepCopy(cache, page.address, answer, this.ports, times);
    return true;
  }

  async #forget(which: (name: string) => boolean): Promise<void> {
    const names = (await this.ports.caches.keys()).filter((name) => isDay(name) && which(name));
    await Promise.all(names.map((name) => this.ports.caches.delete(name)));
  }

  /** One after the other; what fails is tried again with the next page. */
  #inTurn(work: (thrown: number) => Promise<void>): Promise<void> {
    const asked = this.#thrown;
    this.#last = this.#last.then(() => work(asked)).catch(() => undefined);
    return this.#last;
  }
}
