/** Files of the site and copies of its pages, in a cache. */

import { filesBehind, filesIn, stamped } from "./day";

export interface Ports {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete" | "match">;
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>;
  readonly now: () => number;
}

/** An answer says by `Vary` what does not matter here: what is kept was asked for by the same reader. */
export const LOOSE = { ignoreVary: true } as const;
/** What a page says to the browser beside its text. */
const SAID = ["content-type", "content-security-policy", "referrer-policy", "x-frame-options", "cache-control"];

/** Keep a page that was answered; its files first, so that a page that is kept is kept whole. */
export async function keepCopy(
  cache: Cache,
  address: string,
  answer: Response,
  ports: Ports,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const [html, now] = [await answer.text(), ports.now()];
  const seen = new Set<string>();
  for (const file of filesIn(html)) await keepFile(cache, file, ports, seen);
  const headers = new Headers(more);
  for (const name of SAID) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name) ?? "");
  await cache.put(address, new Response(stamped(html, now), { headers }));
}

/** A file, and what stands behind it: what a script imports, what a style sheet draws. */
async function keepFile(cache: Cache, path: string, ports: Ports, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return; // scripts import each other
  seen.add(path);
  if (!(await cache.match(path, LOOSE))) {
    const file = (await ports.caches.match(path, LOOSE)) ?? (await ports.fetch(path));
    if (!file.ok) return;
    await cache.put(path, file); // whole, not a copy: one that nobody reads holds up the other
  }
  if (!/\.(?:js|css)$/.test(path)) return;
  const text = await (await cache.match(path, LOOSE))?.text();
  for (const behind of filesBehind(path, text ?? "")) await keepFile(cache, behind, ports, seen);
}
