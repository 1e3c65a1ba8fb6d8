import { expect, test } from "vitest";
import { Wakefulness } from "./wakefulness";

function clinic() {
  const locks: { released: boolean; release: () => Promise<void> }[] = [];
  const page = { visible: true };
  const request = async () => {
    const lock = { released: false, release: async () => void Object.assign(lock, { released: true }) };
    locks.push(lock);
    return lock;
  };
  return { locks, page, awake: new Wakefulness({ request }, () => page.visible) };
}

test("the lock is taken once, taken again after the browser dropped it, and given back at the end", async () => {
  const { locks, page, awake } = clinic();
  await awake.follow({ screen: "work" });
  await awake.follow({ screen: "work" });
  expect(locks).toHaveLength(1);
  locks[0]!.released = true;
  page.visible = false;
  await awake.follow({ screen: "work" });
  expect(locks).toHaveLength(1);
  page.visible = true;
  await awake.follow({ screen: "work" });
  expect(locks).toHaveLength(2);
  await awake.follow({ screen: "closed" });
  expect(locks[1]!.released).toBe(true);
});

test("where there are no locks, or none is given, the session goes on", async () => {
  await new Wakefulness(undefined, () => true).follow({ screen: "work" });
  const refused = new Wakefulness({ request: () => Promise.reject(new Error("battery")) }, () => true);
  await refused.follow({ screen: "work" });
  await refused.follow({ screen: "closed" });
});
