/** What is kept while this page is open, and no longer: for browsers that keep nothing, and for a disk that is full. */

import { type Entry, mayReplace } from "./entry";
import type { Store } from "./queue";

export function memory(): Store {
  const kept = new Map<string, Entry>();
  let last = 0;
  return {
    read: async () => [...kept.values()],
    async add(entry) {
      if (!kept.has(entry.key)) kept.set(entry.key, { ...entry, order: ++last });
    },
    async write({ changed, added = [] }) {
      for (const entry of changed) if (mayReplace(kept.get(entry.key))) kept.set(entry.key, entry);
      for (const entry of added) if (!kept.has(entry.key)) kept.set(entry.key, entry);
    },
    async remove(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
}

/** The one store, and memory for what it does not take; `lost` is told once it has to be used. */
export function backed(store: Store, lost: () => void, behind: Store = memory()): Store {
  const orNot = <Done>(work: Promise<Done>, otherwise: () => Promise<Done>): Promise<Done> =>
    work.catch(() => {
      lost();
      return otherwise();
    });
  return {
    read: async () => [...(await orNot(store.read(), async () => [])), ...(await behind.read())],
    add: (entry) => orNot(store.add(entry), () => behind.add(entry)),
    async write(change) {
      await behind.write({ changed: change.changed });
      await orNot(store.write(change), () => behind.write({ changed: [], added: change.added ?? [] }));
    },
    async remove(keys) {
      await behind.remove(keys);
      await orNot(store.remove(keys), async () => undefined);
    },
  };
}
