{% load static %}// Sends what waits, and keeps the emergency page and the files of the site, so that they are there without a network.
// No page of a patient is kept: the emergency page is fetched without the cookie, as a stranger sees it.
const CACHE = "corset {% static 'clinic/build/site.css' %}";
const EMERGENCY = "{% url 'emergency' %}";
const OFFLINE = "{% url 'offline' %}";
const API = "{% url 'api:session' %}";
const HASHED = /^\/static\/.*\.[0-9a-f]{12}\./;

const fresh = (path) => fetch(new Request(path, { credentials: "omit", cache: "reload" }));

async function keepPages() {
  const cache = await caches.open(CACHE);
  for (const path of [EMERGENCY, OFFLINE]) {
    const page = await fresh(path);
    if (!page.ok) throw new Error(`${path} could not be kept.`);
    const files = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)];
    await cache.put(path, page);
    for (const [, file] of files) await keepFile(cache, file);
  }
}

/** A file, and what a script imports from beside it. */
async function keepFile(cache, path) {
  if (await cache.match(path)) return;
  await cache.add(path);
  if (!path.endsWith(".js")) return;
  const text = await (await cache.match(path)).text();
  for (const [, beside] of text.matchAll(/(?:from|import)\s*["'`](\.\/[^"'`]+\.js)["'`]/g))
    await keepFile(cache, new URL(beside, new URL(path, location.origin)).pathname);
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

/** A file whose name holds the hash of its content never changes. */
async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept && HASHED.test(new URL(request.url).pathname)) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** A page of the clinic; without a network what to do instead, for nobody ends at a blank one. */
async function page(request, otherwise) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(otherwise);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepPages().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  if (pathname === EMERGENCY) event.respondWith(page(event.request, EMERGENCY));
  else if (event.request.mode === "navigate") event.respondWith(page(event.request, OFFLINE));
  else if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
});

importScripts("{% static 'clinic/build/worker.js' %}");
