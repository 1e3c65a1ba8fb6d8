/** In which posture somebody trains: kept here until the clinic has it, and the newest counts. */

import type { PlayerPage } from "../contract/api";
import { tell } from "../offline/wire";

type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;
type Handed = Pick<PlayerPage, "store" | "variant" | "vary" | "patient">;

export class Choice {
  readonly #name: string;

  constructor(
    private readonly handed: Handed,
    private readonly store: Kept,
    private readonly send: typeof tell = tell,
  ) {
    this.#name = `${handed.store}.variant`;
  }

  /** What holds now: what waits here is newer than what the page was handed. */
  get variant(): string {
    return this.store.getItem(this.#name) ?? this.handed.variant;
  }

  choose(variant: string): void {
    this.store.setItem(this.#name, variant);
    void this.flush();
  }

  /** Send what waits. Whatever is no clear answer counts as no connection: it is sent again. */
  async flush(): Promise<void> {
    const variant = this.store.getItem(this.#name);
    if (variant === null) return;
    const { vary, patient } = this.handed;
    const told = await this.send(vary, patient ? { variant, patient } : { variant });
    if (told && this.store.getItem(this.#name) === variant) this.store.removeItem(this.#name);
  }
}
