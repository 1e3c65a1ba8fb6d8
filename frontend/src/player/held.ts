/** Answers wait on the device for as long as they can be taken back; kept all the while, they go by themselves. */

import type { Command } from "../contract/command";
import { TAKE_BACK } from "./rating";
import type { Reports } from "./reports";
import type { State } from "./session";

/** Longer than the answer can be taken back: what is taken back was never on its way. In milliseconds. */
const LONGER = 1000;

export class Held {
  /** The keys of what was told with each answer that can be taken back, the newest last. */
  readonly #answers: string[][] = [];

  constructor(
    private readonly reports: Pick<Reports, "tell" | "takeBack" | "release">,
    private readonly speed: number,
  ) {}

  /** Tell it; hold it where it is an answer. What can be taken back no more, goes. */
  tell(before: State, after: State, send: readonly Command[]): void {
    const answered = after.given.length > 0 && after.given.at(-1) !== before.given.at(-1) && send.length > 0;
    const heldFor = answered ? (TAKE_BACK * 1000) / this.speed + LONGER : 0;
    const keys = send.map((command) => this.reports.tell(command, heldFor));
    if (answered) this.#answers.push(keys);
    const over = this.#answers.splice(0, Math.max(this.#answers.length - after.given.length, 0));
    if (over.length) this.reports.release(over.flat());
  }

  /** Take the newest back; whether it was still there. */
  async takeBack(): Promise<boolean> {
    const newest = this.#answers.at(-1);
    if (!newest || !(await this.reports.takeBack(newest))) return false;
    this.#answers.splice(this.#answers.lastIndexOf(newest), 1);
    return true;
  }
}
