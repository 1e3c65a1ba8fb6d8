import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { database, endLease, lease, storeIn } from "./database";
import { fresh } from "./entry";
import { backed, memory } from "./memory";
import type { Store } from "./queue";
import { draft, entry, SEVERE, WARM } from "./testing";

let n = 0;
const stores: [string, () => Promise<Store>][] = [
  ["the database", async () => storeIn(await database(`test-${++n}`))],
  ["memory", async () => memory()],
  ["both", async () => backed(storeIn(await database(`test-${++n}`)), () => undefined)],
];

test.each(stores)("%s keeps entries in the order of telling, each once", async (_name, open) => {
  const store = await open();
  await store.add(fresh(draft("b", WARM), 0));
  await store.add(fresh(draft("a", SEVERE), 0));
  await store.add(fresh(draft("b", SEVERE), 0));
  const kept = await store.read();
  expect(kept.map(({ key, order }) => [key, order])).toEqual([
    ["b", 1],
    ["a", 2],
  ]);
  expect(kept[0]?.command).toEqual(WARM);
});

test.each(stores)("in %s what has arrived stays so, and what is gone stays gone", async (_name, open) => {
  const store = await open();
  await store.add(fresh(draft("a", SEVERE), 0));
  await store.write({ changed: [entry("a", SEVERE, { state: "arrived" })] });
  await store.write({ changed: [entry("a", SEVERE, { state: "waiting" }), entry("gone", WARM)] });
  expect((await store.read()).map(({ key, state }) => [key, state])).toEqual([["a", "arrived"]]);
  await store.remove(["a"]);
  await store.write({ changed: [entry("a", SEVERE)], added: [entry("new", WARM)] });
  expect((await store.read()).map(({ key }) => key)).toEqual(["new"]);
});

test("what a browser does not keep is held by the page, and said", async () => {
  const no = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  let lost = 0;
  const store = backed({ read: no, add: no, write: no, remove: no }, () => lost++);
  await store.add(fresh(draft("a", SEVERE), 0));
  expect(lost).toBeGreaterThan(0);
  await store.write({ changed: [entry("a", SEVERE, { state: "aside" })], added: [entry("b", SEVERE)] });
  expect((await store.read()).map(({ key, state }) => [key, state])).toEqual([
    ["a", "aside"],
    ["b", "waiting"],
  ]);
});

test("a lease has one owner until it ends or is given back, whatever the clock", async () => {
  const db = await database(`test-${++n}`);
  expect(await lease(db, "send", "here", 1000)).toBe(true);
  expect(await lease(db, "send", "here", 1000)).toBe(true);
  expect(await lease(db, "send", "there", 1000)).toBe(false);
  expect(await lease(db, "send", "there", 10)).toBe(true);
  await endLease(db, "send", "here");
  expect(await lease(db, "send", "here", 1000)).toBe(false);
  await endLease(db, "send", "there");
  expect(await lease(db, "send", "here", 1000)).toBe(true);
});
