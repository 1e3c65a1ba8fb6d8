/**
 * Where the session is led: on one page at a time. Another one asks before it goes on, and the first one stops then.
 * Nobody has to be reachable for that: a page that hears of no other leads.
 */

import type { PlaceAnswer, PlaceReport, PlayerPage } from "../contract/api";

type Handed = Pick<PlayerPage, "telling" | "patient">;

/** It leads here; it is led elsewhere, and is to be asked; it was taken over. */
export type Standing = "leads" | "asks" | "taken";

interface Said {
  readonly type: "is-there" | "leads" | "takes";
  readonly session: string;
  readonly page: string;
}

export interface Ports {
  /** Tell the clinic; nothing where it cannot be reached. */
  readonly ask: (asked: PlaceReport, leaving?: boolean) => Promise<PlaceAnswer | undefined>;
  /** To the other pages of this device. */
  readonly say: (said: Said) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly page: string;
  readonly device: string;
}

/** Milliseconds in which another page of this device answers. */
const HERE = 400;

export class Place {
  standing: Standing = "leads";
  /** Another page of this device said that it leads. */
  #another = false;
  /** It has waited for one: from now on it says itself that it leads. */
  #settled = false;

  constructor(
    private readonly handed: Handed,
    private readonly ports: Ports,
    private readonly changed: (standing: Standing, end: string) => void,
  ) {}

  /** The page was opened: ask whether the session is led elsewhere. */
  async open(): Promise<void> {
    this.#say("is-there");
    await this.ports.wait(HERE);
    this.#settled = true;
    if (this.standing !== "leads") return;
    if (this.#another) return this.#become("asks");
    const answer = await this.ports.ask(this.#asked({ alone: true }));
    if (answer && this.standing === "leads") this.#become(answer.leads ? "leads" : "asks", answer.end);
  }

  /** Say that it is still led here; hear whether it is not any more. */
  async beat(): Promise<void> {
    if (this.standing !== "leads") return;
    const answer = await this.ports.ask(this.#asked());
    if (answer && this.standing === "leads") this.#become(answer.leads ? "leads" : "taken", answer.end);
  }

  /** Somebody said that it goes on here. */
  async take(): Promise<void> {
    this.#say("takes");
    await this.ports.ask(this.#asked({ takes: true }));
    this.standing = "leads";
  }

  /** The page is being closed. */
  leave(): void {
    if (this.standing === "leads") void this.ports.ask(this.#asked({ leaves: true }), true);
  }

  /** What another page of this device says. */
  hear(said: Said): void {
    if (said.session !== this.handed.telling.session || said.page === this.ports.page) return;
    if (said.type === "is-there" && this.#settled && this.standing === "leads") this.#say("leads");
    if (said.type === "leads") this.#another = true;
    if (said.type === "takes" && this.standing !== "taken") this.#become("taken");
  }

  #become(standing: Standing, end = ""): void {
    const before = this.standing;
    this.standing = standing;
    if (before !== standing || end) this.changed(standing, end);
  }

  #say(type: Said["type"]): void {
    this.ports.say({ type, session: this.handed.telling.session, page: this.ports.page });
  }

  #asked(more: Partial<PlaceReport> = {}): PlaceReport {
    const { patient, telling } = this.handed;
    const [page, device] = [this.ports.page, this.ports.device];
    return { page, device, session: telling.session, ...(patient && { patient }), ...more } as PlaceReport;
  }
}
