/** The store in IndexedDB: one record an entry, written through before anybody says that it is kept. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Entry, mayReplace } from "./entry";
import type { Store } from "./queue";

interface Kept extends DBSchema {
  entries: { key: string; value: Entry; indexes: { order: number } };
  leases: { key: string; value: { name: string; owner: string; until: number } };
}

export type Database = IDBPDatabase<Kept>;

const STRICT = { durability: "strict" } as const;

/** Open it. Rejects where a browser has none, or forbids it. */
export function database(name = "corset"): Promise<Database> {
  return openDB<Kept>(name, 1, {
    upgrade(made) {
      made.createObjectStore("entries", { keyPath: "key" }).createIndex("order", "order");
      made.createObjectStore("leases", { keyPath: "name" });
    },
    blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
  });
}

export function storeIn(db: Database): Store {
  return {
    read: () => db.getAllFromIndex("entries", "order"),
    async add(entry) {
      const tx = db.transaction("entries", "readwrite", STRICT);
      if (!(await tx.store.getKey(entry.key))) {
        const last = await tx.store.index("order").openKeyCursor(null, "prev");
        void tx.store.put({ ...entry, order: (last?.key ?? 0) + 1 });
      }
      await tx.done;
    },
    async write({ changed, added = [] }) {
      const tx = db.transaction("entries", "readwrite", STRICT);
      for (const entry of changed) if (mayReplace(await tx.store.get(entry.key))) void tx.store.put(entry);
      for (const entry of added) if (!(await tx.store.getKey(entry.key))) void tx.store.put(entry);
      await tx.done;
    },
    async remove(keys) {
      const tx = db.transaction("entries", "readwrite", STRICT);
      for (const key of keys) void tx.store.delete(key);
      await tx.done;
    },
  };
}

/** Take or renew a lease, unless another owner still holds it. */
export async function lease(db: Database, name: string, owner: string, forMilliseconds: number): Promise<boolean> {
  const tx = db.transaction("leases", "readwrite");
  const held = await tx.store.get(name);
  const [now, left] = [Date.now(), (held?.until ?? 0) - Date.now()];
  // One that lasts longer than any can is of a clock that was set back.
  const free = !held || held.owner === owner || left <= 0 || left > forMilliseconds;
  if (free) void tx.store.put({ name, owner, until: now + forMilliseconds });
  await tx.done;
  return free;
}

export async function endLease(db: Database, name: string, owner: string): Promise<void> {
  const tx = db.transaction("leases", "readwrite");
  if ((await tx.store.get(name))?.owner === owner) void tx.store.delete(name);
  await tx.done;
}
