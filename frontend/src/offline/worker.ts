/** The queue in the service worker: what waits is sent after the last page is closed, where a browser can. */

import { alone } from "./alone";
import { database, storeIn } from "./database";
import { Queue } from "./queue";
import { PATIENCE, wakeIn } from "./turn";
import { sender } from "./wire";

/** What a worker of the web has; TypeScript knows it beside pages only. */
interface Waking extends Event {
  readonly tag: string;
  waitUntil(work: Promise<unknown>): void;
}

/** Set by the script that Django serves at the root of the site. */
declare const API: string;

addEventListener("sync", (event) => {
  const waking = event as Waking;
  if (waking.tag === "corset.send") waking.waitUntil(send());
});

/** Rejects where something still waits: then the browser tries again later. */
async function send(): Promise<void> {
  const db = await database();
  const store = storeIn(db);
  try {
    await new Queue({ store, alone: alone(db), send: sender(API), now: () => Date.now() }).send();
    if (wakeIn(await store.read(), Date.now(), PATIENCE) !== undefined) throw new Error("Something still waits.");
  } finally {
    db.close();
  }
}
