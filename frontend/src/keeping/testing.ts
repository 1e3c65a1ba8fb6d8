/** Caches in memory, and a clinic that answers from them: for tests. */

import type { Ports } from "./files";
import { READER } from "./keeper";

const pathOf = (request: RequestInfo | URL): string => new URL(String((request as Request).url ?? request), HERE).href;
const HERE = "https://here";

/** A cache that forgets nothing by itself. */
function cacheInMemory(): Cache {
  const kept = new Map<string, Response>();
  return {
    match: async (request: RequestInfo) => kept.get(pathOf(request))?.clone(),
    put: async (request: RequestInfo, response: Response) => void kept.set(pathOf(request), response),
    delete: async (request: RequestInfo) => kept.delete(pathOf(request)),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
  } as unknown as Cache;
}

export function cachesInMemory(): Ports["caches"] & { names: Map<string, Cache> } {
  const names = new Map<string, Cache>();
  return {
    names,
    keys: async () => [...names.keys()],
    delete: async (name) => names.delete(name),
    open: async (name) => {
      const cache = names.get(name) ?? cacheInMemory();
      names.set(name, cache);
      return cache;
    },
    match: async (request) => {
      for (const cache of names.values()) {
        const found = await cache.match(request as string);
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** A clinic: texts by address; what it has not is a way to the sign-in, gone as a browser goes it. */
export function clinic(pages: Record<string, string>, reader = "anna") {
  const asked: string[] = [];
  const fetch = async (address: string, init?: RequestInit): Promise<Response> => {
    asked.push(address);
    const text = pages[address];
    if (text !== undefined) return new Response(text, { headers: { [READER]: reader } });
    if (init?.redirect === "manual") return Response.error();
    asked.push(SIGN_IN);
    return new Response("Sign in", { headers: { [READER]: "nobody" } });
  };
  return { asked, fetch };
}

export const SIGN_IN = "/accounts/login/";
