/**
 * One sender at a time, over all tabs and the worker. It keeps the order; that nothing counts twice does not hang on
 * it, for every entry has its key. So whoever waits too long for a tab that sleeps goes ahead.
 */

import { type Database, endLease, lease } from "./database";
import { newKey } from "./entry";

type Alone = (work: () => Promise<void>) => Promise<void>;

const NAME = "corset.send";
const LONGEST_WAIT = 60_000;
const LEASE = 20_000;

/** By the browser's locks; without them (no HTTPS, an old browser) by a lease in the store; else by this page alone. */
export function alone(db: Database | undefined): Alone {
  if (typeof navigator !== "undefined" && navigator.locks) return byLock;
  return db ? byLease(db) : inTurn();
}

async function byLock(work: () => Promise<void>): Promise<void> {
  let began = false;
  const begin = (): Promise<void> => {
    began = true;
    return work();
  };
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), LONGEST_WAIT);
  try {
    await navigator.locks.request(NAME, { signal: tooLong.signal }, () => {
      clearTimeout(timer);
      return begin();
    });
  } catch (error) {
    clearTimeout(timer);
    // Stolen while it worked, it works on: its answers are as good as another's.
    if (!began) await navigator.locks.request(NAME, { steal: true }, begin);
    else if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  }
}

function byLease(db: Database, owner = newKey()): Alone {
  const here = inTurn();
  return (work) =>
    here(async () => {
      while (!(await lease(db, NAME, owner, LEASE))) await new Promise((done) => setTimeout(done, 500));
      const renewal = setInterval(() => void lease(db, NAME, owner, LEASE), LEASE / 4);
      try {
        await work();
      } finally {
        clearInterval(renewal);
        await endLease(db, NAME, owner);
      }
    });
}

/** One after the other, in this page. */
export function inTurn(): Alone {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.catch(() => undefined).then(work);
    return last;
  };
}
