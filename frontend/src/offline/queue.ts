/** Commands on their way to the clinic: in order, kept over reloads, sent again until answered. */

import type { Answer, SessionCommand as Entry } from "../contract/api";
import type { Command } from "../contract/command";

/** What became of one attempt: an answer, a refusal for good, a sign-in that is over, or no connection. */
export type Sent =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "misunderstood"; readonly problems: readonly string[] }
  | { readonly kind: "signed-out" }
  | { readonly kind: "unreachable" };

export type Condition = "saved" | "saving" | "offline" | "signed-out" | "failed";

export interface Wires {
  readonly send: (entry: Entry) => Promise<Sent>;
  readonly answered: (entry: Entry, answer: Answer) => void;
  readonly condition: (condition: Condition, waiting: number) => void;
  readonly store: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly name: string;
  readonly key?: () => string;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

export class Queue {
  #entries: Entry[];
  #wait = FIRST_WAIT;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly wires: Wires) {
    this.#entries = read(wires);
  }

  get waiting(): readonly Entry[] {
    return this.#entries;
  }

  add(command: Command, patient?: string): void {
    const key = (this.wires.key ?? newKey)();
    this.#keep([...this.#entries, { key, ...command, ...(patient ? { patient } : {}) } as Entry]);
    void this.flush();
  }

  /** Send what waits, oldest first; one at a time, so that the order is the order of what happened. */
  async flush(): Promise<void> {
    if (this.#busy) return;
    clearTimeout(this.#timer);
    this.#busy = true;
    let on = this.#entries.length > 0;
    while (on) on = await this.#sendFirst();
    this.#busy = false;
  }

  async #sendFirst(): Promise<boolean> {
    const [entry] = this.#entries;
    if (!entry) return false;
    this.#say("saving");
    const sent = await this.wires.send(entry).catch((): Sent => ({ kind: "unreachable" }));
    if (sent.kind === "unreachable") return this.#later("offline");
    if (sent.kind === "signed-out") return this.#later("signed-out");
    this.#settle(entry, sent);
    return this.#entries.length > 0;
  }

  #settle(entry: Entry, sent: Sent): void {
    this.#wait = FIRST_WAIT;
    this.#keep(this.#entries.filter((other) => other.key !== entry.key));
    this.#say(sent.kind === "misunderstood" ? "failed" : this.#entries.length ? "saving" : "saved");
    if (sent.kind === "answered") this.wires.answered(entry, sent.answer);
  }

  #later(condition: Condition): false {
    this.#say(condition);
    this.#timer = setTimeout(() => void this.flush(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    return false;
  }

  #keep(entries: Entry[]): void {
    this.#entries = entries;
    try {
      if (entries.length) this.wires.store.setItem(this.wires.name, JSON.stringify(entries));
      else this.wires.store.removeItem(this.wires.name);
    } catch {
      // A full or forbidden store: what waits is still in memory.
    }
  }

  #say(condition: Condition): void {
    this.wires.condition(condition, this.#entries.length);
  }
}

function read(wires: Wires): Entry[] {
  try {
    const kept: unknown = JSON.parse(wires.store.getItem(wires.name) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "key" in value && "command" in value;
}

/** `crypto.randomUUID` is missing outside HTTPS, for instance in a clinic's own network. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
