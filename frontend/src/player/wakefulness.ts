/** The screen stays on while a session runs: the lock is taken, given back, and taken again, for browsers drop it when a page goes out of sight. */

import type { State } from "./session";

export interface Lock {
  readonly released: boolean;
  release(): Promise<void>;
}

export interface Locks {
  request(type: "screen"): Promise<Lock>;
}

const OVER = ["stopped", "emergency", "closing", "closed"];

export class Wakefulness {
  #lock: Lock | undefined;
  #asking = false;

  /** A browser that has no locks simply does not keep the screen on. */
  constructor(
    private readonly locks: Locks | undefined,
    private readonly isVisible: () => boolean,
  ) {}

  async follow({ screen }: Pick<State, "screen">): Promise<void> {
    if (OVER.includes(screen)) return this.#release();
    if (!this.locks || !this.isVisible() || this.#asking || this.#lock?.released === false) return;
    this.#asking = true;
    this.#lock = await this.locks.request("screen").catch(() => undefined);
    this.#asking = false;
  }

  async #release(): Promise<void> {
    const lock = this.#lock;
    this.#lock = undefined;
    await lock?.release().catch(() => undefined);
  }
}
