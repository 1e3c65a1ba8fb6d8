/** What this session has told: kept and sent by the page's queue, answered once, and known by its very keys. */

import type { Answer, PlayerTelling } from "../contract/api";
import type { Command } from "../contract/command";
import { type Entry, FORM, newKey } from "../offline/entry";
import type { Post } from "../offline/post";
import { standing, type Told, toldOf } from "../offline/standing";
import { signing } from "../offline/time";
import { isUrgent } from "../offline/urgency";

export type Condition = "saved" | "saving" | "offline" | "signed-out" | "failed";

/** What the page may say of it. */
export interface Heard {
  readonly condition: Condition;
  /** Of the reports of pain and danger. */
  readonly told: Told;
  /** What waits is gone with this page. */
  readonly unkept: boolean;
  /** The clinic runs a newer build than this page. */
  readonly older: boolean;
}

interface Answered {
  readonly command: Command;
  readonly answer: Answer;
}

type Posting = Pick<Post, "entries" | "unkept" | "older" | "tell" | "heeded" | "takeBack" | "release">;

export class Reports {
  readonly #sign: ReturnType<typeof signing>;
  readonly #mine = new Set<string>();
  readonly #urgent: string[] = [];
  readonly #arrived = new Set<string>();
  readonly #answered = new Set<string>();
  #full = false;

  constructor(
    private readonly post: Posting,
    private readonly telling: PlayerTelling,
    /** When the page was made, by the device's clock, where that was before it was loaded. */
    made?: number,
  ) {
    this.#sign = signing(telling, undefined, made);
    for (const entry of this.#ofSession()) this.#own(entry);
  }

  /** What was told before this page and has not arrived: waiting, or set aside. */
  get left(): readonly Command[] {
    return this.#ofSession()
      .filter(({ state }) => state !== "arrived")
      .map(({ command }) => command);
  }

  /** What the clinic has answered and no page has heeded yet, be it that the one before this was cut off. */
  get answered(): readonly Answered[] {
    return this.#ofSession().flatMap(({ state, command, answer }) =>
      state !== "waiting" && answer ? [{ command, answer }] : [],
    );
  }

  get heard(): Heard {
    const now = standing(this.#ofSession());
    const hindered = { unreachable: "offline", unwell: "offline", "signed-out": "signed-out", another: "signed-out" };
    const waits = now.hindrance ? (hindered[now.hindrance] as Condition) : "saving";
    const settled = now.aside || this.#full ? "failed" : "saved";
    return {
      condition: now.waiting ? waits : settled,
      told: toldOf(this.#urgent, this.post.entries, this.#arrived),
      unkept: this.post.unkept,
      older: this.post.older,
    };
  }

  /** Tell it, at once or once it was held for so many milliseconds; return its key. */
  tell(command: Command, heldFor = 0): string {
    const { patient, session } = this.telling;
    const draft = { key: newKey(), command, patient, session, told: this.#sign(), form: FORM, instead: null };
    this.#own(draft);
    void this.post.tell(draft, heldFor).catch(() => {
      this.#full = true;
    });
    return draft.key;
  }

  /** Take back what is still held; whether it was. */
  async takeBack(keys: readonly string[]): Promise<boolean> {
    if (!(await this.post.takeBack(keys))) return false;
    for (const key of keys) {
      this.#mine.delete(key);
      if (this.#urgent.includes(key)) this.#urgent.splice(this.#urgent.indexOf(key), 1);
    }
    return true;
  }

  /** What another tab has told of this session, each once; what it still holds back is not told yet. */
  others(now: number): Command[] {
    const fresh = this.#ofSession().filter(({ key, after }) => !this.#mine.has(key) && after <= now);
    for (const entry of fresh) this.#own(entry);
    return fresh.map(({ command }) => command);
  }

  release(keys: readonly string[]): void {
    void this.post.release(keys);
  }

  /** Hand over each answer once. */
  take(answered: (entry: Command, answer: Answer) => void): void {
    const settled = this.#ofSession().filter(({ state }) => state !== "waiting");
    const fresh = settled.filter(({ key, answer }) => answer && !this.#answered.has(key));
    for (const { key, state } of fresh) {
      this.#answered.add(key);
      if (state === "arrived") this.#arrived.add(key);
    }
    for (const { command, answer } of fresh) if (answer?.session) answered(command, answer);
    const over = fresh.filter(({ state }) => state === "arrived").map(({ key }) => key);
    if (over.length) void this.post.heeded(over);
  }

  #own(told: Parameters<typeof isUrgent>[0]): void {
    this.#mine.add(told.key);
    if (isUrgent(told) && told.instead === null) this.#urgent.push(told.key);
  }

  /** Also what an older build left, which did not say of which session it was. */
  #ofSession(): readonly Entry[] {
    const { patient, session } = this.telling;
    return this.post.entries.filter(
      (entry) => this.#mine.has(entry.key) || (entry.patient === patient && (entry.session ?? session) === session),
    );
  }
}
