/** From how far the page is read: far where the patient lies, unless another distance was chosen on this device. */

import { exercise, variantOf } from "./exercises";
import type { State } from "./session";

export type View = "near" | "far";
type Kept = Pick<Storage, "getItem" | "setItem">;

/** Whether the exercise that is shown is done lying; in the rest, the one that comes next. */
export function isLying(state: State): boolean {
  if (state.screen === "warm-up") return false;
  const next = state.screen === "rest" ? state.exercises.findIndex(({ status }) => status === "waiting") : state.index;
  const shown = { ...state, index: next };
  return variantOf(shown)?.lying ?? exercise(shown)?.lying ?? false;
}

/** Lying and upright are chosen apart: who turns it off beside the phone still lies down later. */
const nameOf = (state: State): string => `corset.view.${isLying(state) ? "lying" : "upright"}`;

export class Distance {
  constructor(
    private readonly store: Kept,
    /** Far wherever nothing was chosen: for whom everything is to be large. */
    private readonly always: boolean,
  ) {}

  of(state: State): View {
    const chosen = this.store.getItem(nameOf(state));
    if (chosen === "near" || chosen === "far") return chosen;
    return this.always || isLying(state) ? "far" : "near";
  }

  turn(state: State): void {
    this.store.setItem(nameOf(state), this.of(state) === "far" ? "near" : "far");
  }
}

/** Show it, and on the button whether it is on. */
export function showDistance(root: HTMLElement, view: View): void {
  if (root.dataset["view"] === view) return;
  root.dataset["view"] = view;
  root.querySelector("[data-far]")?.setAttribute("aria-pressed", String(view === "far"));
}
