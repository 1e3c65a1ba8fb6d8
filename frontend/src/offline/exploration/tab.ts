/**
 * The real queue of one tab, stopped before its next step. A tab is what it was asked to do and what its steps so far
 * came back with; run again from there, it asks for the same next step. The queue keeps nothing in memory, so that
 * each entry that it sends begins anew.
 */

import type { Entry } from "../entry";
import { type Ports, Queue } from "../queue";
import type { Change, Sent } from "../settle";
import { draft } from "../testing";
import type { Patience } from "../turn";
import { commandOf, type Letter } from "./clinic";

export type Task = "send" | "again" | { readonly tell: Letter };

export type Step =
  | { readonly ask: "lock" }
  | { readonly ask: "read" }
  | { readonly ask: "add"; readonly entry: Entry }
  | { readonly ask: "write"; readonly change: Change }
  | { readonly ask: "remove"; readonly keys: readonly string[] }
  | { readonly ask: "send"; readonly entry: Entry; readonly kept: readonly Entry[] };

export interface Tab {
  readonly task: Task | null;
  readonly past: readonly unknown[];
  /** What it still has to tell. */
  readonly letters: readonly Letter[];
}

export interface Stopped {
  /** The next step; none when its task is done. */
  readonly step: Step | null;
  readonly holds: boolean;
}

/** So many turns of the microtasks are more than any step takes. */
const TURNS = 60;

/** One failure is as good as many: so the states stay few. */
const PATIENCE: Patience = { waits: [1], stepOver: 1 };

const known = new Map<string, Promise<Stopped>>();

export function stopped({ task, past }: Tab): Promise<Stopped> {
  const name = JSON.stringify([task, past]);
  const found = known.get(name) ?? run(task, past);
  known.set(name, found);
  return found;
}

async function run(task: Task | null, past: readonly unknown[]): Promise<Stopped> {
  if (task === null) return { step: null, holds: false };
  const left = [...past];
  let [step, holds]: [Step | null, boolean] = [null, false];
  let kept: readonly Entry[] = [];
  const asked = <Came>(next: Step): Promise<Came> => {
    if (left.length) return Promise.resolve(left.shift() as Came);
    step = next;
    return new Promise(() => undefined);
  };
  const ports: Ports = {
    now: () => 0,
    async alone(work) {
      await asked({ ask: "lock" });
      holds = true;
      await work();
      holds = false;
    },
    send: (entry) => asked<Sent>({ ask: "send", entry, kept }),
    store: {
      async read() {
        kept = await asked<Entry[]>({ ask: "read" });
        return [...kept];
      },
      add: (entry) => asked({ ask: "add", entry }),
      write: (change) => asked({ ask: "write", change }),
      remove: (keys) => asked({ ask: "remove", keys }),
    },
  };
  const queue = new Queue(ports, PATIENCE);
  const work = typeof task === "object" ? queue.add(draft(task.tell, commandOf(task.tell))) : queue[task]();
  let failed: unknown;
  work.catch((error: unknown) => {
    failed = error;
  });
  for (let turn = 0; turn < TURNS; turn++) await undefined;
  if (failed) throw failed;
  return { step, holds };
}
