/** The worker of the site: pages by the network; without one the kept ones, else a page of our own. */

import "../offline/worker";
import { isDay } from "./day";
import { keepCopy, type Ports } from "./files";
import { Keeper, READER } from "./keeper";

/** What a worker of the web has; TypeScript knows it beside pages only. */
interface Waking extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waking {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const self: Window & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

/** Set by the script that Django serves at the root of the site. */
declare const CACHE: string;
declare const EMERGENCY: string;
declare const OFFLINE: string;
declare const HOME: string;
declare const TODAY: string;
declare const SIGN_OUT: string;
/** Forms of a patient's day, whose answer without a network is a page of our own too. */
declare const FORMS: readonly string[];

/** Milliseconds after which a kept page is shown though the network has not given up. */
const SLOW = 8000;
/** A file whose name holds the hash of its content never changes. */
const HASHED = /^\/(?:static\/.*\.[0-9a-f]{12}\.|artefacts\/)/;
const ports: Ports = { caches, fetch: (address, init) => fetch(address, init), now: () => Date.now() };
const keeper = new Keeper(ports);

addEventListener("install", (event) => (event as Waking).waitUntil(keepOurs().then(() => self.skipWaiting())));
addEventListener("activate", (event) => (event as Waking).waitUntil(forgetOlder().then(() => self.clients.claim())));
addEventListener("message", (event) => {
  const { keep, renew, discard, here } = (event.data ?? {}) as Partial<
    Record<"keep" | "renew" | "discard" | "here", string>
  >;
  if (keep) (event as unknown as Waking).waitUntil(keeper.keep(keep, here));
  if (renew) (event as unknown as Waking).waitUntil(keeper.renew(renew));
  if (discard) (event as unknown as Waking).waitUntil(keeper.discard(discard));
});
addEventListener("fetch", (event) => answer(event as Fetching));

function answer(event: Fetching): void {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && request.mode === "navigate") return sent(event, pathname);
  if (request.method !== "GET") return;
  if (pathname === EMERGENCY) event.respondWith(ours(event, EMERGENCY));
  else if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (pathname.startsWith("/static/") || HASHED.test(pathname)) event.respondWith(file(request, pathname));
}

/** A form. Whoever leaves takes with them what was kept of them, whether or not the clinic hears of it. */
function sent(event: Fetching, pathname: string): void {
  if (pathname === SIGN_OUT) event.respondWith(keeper.forget().then(() => ours(event, OFFLINE)));
  else if (FORMS.includes(pathname)) event.respondWith(ours(event, OFFLINE));
}

async function page(event: Fetching, pathname: string): Promise<Response> {
  const kept = await keeper.shown(pathname);
  if (!kept) return pathname === HOME ? home(event) : ours(event, OFFLINE);
  let late: ReturnType<typeof setTimeout> | undefined;
  const slow = new Promise<Response>((done) => {
    late = setTimeout(done, SLOW, kept);
  });
  const first = live(event).catch(() => kept);
  return Promise.race([first, slow]).finally(() => clearTimeout(late));
}

/** Where an installed application begins: without a network at what is kept of today. */
async function home(event: Fetching): Promise<Response> {
  if (!(await keeper.shown(TODAY))) return ours(event, OFFLINE);
  return live(event).catch(() => Response.redirect(TODAY));
}

/** By the network; without one what is nobody's, for nobody ends at the browser's own page. */
async function ours(event: Fetching, otherwise: string): Promise<Response> {
  try {
    return await live(event);
  } catch (error) {
    const kept = await caches.match(otherwise);
    if (kept) return kept;
    throw error;
  }
}

async function live(event: Fetching): Promise<Response> {
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keeper.heard(answer.headers.get(READER)));
  return answer;
}

async function file(request: Request, pathname: string): Promise<Response> {
  const kept = await keeper.file(request);
  if (kept && HASHED.test(pathname)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok && pathname.startsWith("/static/")) await (await caches.open(CACHE)).put(request, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** What is nobody's: fetched without the cookie, as a stranger sees it. */
async function keepOurs(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const path of [EMERGENCY, OFFLINE]) {
    const page = await fetch(new Request(path, { credentials: "omit", cache: "reload" }));
    if (!page.ok) throw new Error(`${path} could not be kept.`);
    await keepCopy(cache, path, page, ports);
  }
}

async function forgetOlder(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name !== CACHE && !isDay(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
