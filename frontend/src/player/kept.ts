/** What a reload must not lose: how far the warm-up or the present exercise was, and how long it was worked. */

import type { PlayerPage } from "../contract/api";
import { doneInAll, exercise } from "./exercises";
import type { State } from "./session";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
type Handed = Pick<PlayerPage, "store" | "telling">;

export interface Kept {
  /** The exercise's, or the warm-up's. */
  readonly id: string;
  /** Repetitions, over both sides. */
  readonly done: number;
  /** Whole seconds during which the clock ran. */
  readonly seconds: number;
}

export const NOTHING: Kept = { id: "", done: 0, seconds: 0 };

const nameOf = ({ store }: Handed): string => `${store}.done`;

export function keep(state: State, store: Store): void {
  const { handed, screen } = state;
  const warming = screen === "warm-up";
  if (!warming && screen !== "work") return;
  const id = warming ? handed.warm_up_id : exercise(state)?.id;
  if (!id) return;
  const done = warming ? 0 : doneInAll(state);
  const text = `${id} ${done} ${Math.floor(state.worked)} ${handed.telling.session}`;
  if (store.getItem(nameOf(handed)) !== text) store.setItem(nameOf(handed), text);
}

/** What was kept of this session; an older build did not say of which one it was, nor for how long. */
export function kept(handed: Handed, store: Store): Kept {
  const [id = "", done, seconds, session] = (store.getItem(nameOf(handed)) ?? "").split(" ");
  if (session !== undefined && session !== handed.telling.session) return NOTHING;
  return { id, done: Number(done) || 0, seconds: Number(seconds) || 0 };
}

export const forget = (handed: Handed, store: Store): void => store.removeItem(nameOf(handed));
