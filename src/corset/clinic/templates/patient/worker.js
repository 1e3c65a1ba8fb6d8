{% load static %}// Keeps the emergency page and the files of the site, so that both are there without a network.
// No page of a patient is kept: the emergency page is fetched without the cookie, as a stranger sees it.
const CACHE = "corset {% static 'clinic/build/site.css' %}";
const EMERGENCY = "{% url 'emergency' %}";
const HASHED = /^\/static\/.*\.[0-9a-f]{12}\./;

const fresh = (path) => fetch(new Request(path, { credentials: "omit", cache: "reload" }));

async function keepEmergency() {
  const cache = await caches.open(CACHE);
  const page = await fresh(EMERGENCY);
  if (!page.ok) throw new Error("The emergency page could not be kept.");
  const files = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)];
  await cache.put(EMERGENCY, page);
  await cache.addAll(new Set(files.map(([, path]) => path)));
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

async function emergency(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(EMERGENCY);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepEmergency().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (origin !== location.origin || event.request.method !== "GET") return;
  if (pathname === EMERGENCY) event.respondWith(emergency(event.request));
  else if (pathname.startsWith("/static/")) event.respondWith(file(event.request));
});
