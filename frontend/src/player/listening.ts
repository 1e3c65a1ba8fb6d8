/** What the patient does on the session's page, as events of the session. */

import type { Deafness } from "./deafness";
import type { Event } from "./machine";
import type { State } from "./session";
import { partIsOver } from "./warm-up";

export interface Listener {
  readonly root: HTMLElement;
  readonly deafness: Deafness;
  readonly state: () => State;
  readonly dispatch: (event: Event) => void;
  /** Any press: browsers let sound begin only after one. */
  readonly touched: () => void;
  readonly nextSound: () => void;
  readonly nextDistance: () => void;
}

export function listen(listener: Listener): void {
  const { root, dispatch } = listener;
  root.addEventListener("click", (event) => press(event, listener));
  root.addEventListener("change", () => offerToSend(root));
  root.addEventListener("keydown", (event) => {
    const radio = event.target as HTMLInputElement;
    if (event.key !== "Enter" || radio.type !== "radio") return;
    event.preventDefault();
    answer(radio, listener);
  });
  whenConfirmed("stop", () => dispatch({ type: "abandon" }));
  whenConfirmed("early", () => dispatch({ type: "confirm" }));
  watchDialogs((on) => dispatch({ type: "halt", on }));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") dispatch({ type: "hidden" });
  });
}

function press(event: MouseEvent, listener: Listener): void {
  const target = event.target as Element;
  const pressed = target.closest<HTMLElement>("button, input[type=radio]");
  if (!pressed) return tap(event, target.closest("label")?.control, listener);
  listener.touched();
  if (pressed instanceof HTMLInputElement) return choose(event, pressed, listener);
  const { do: name, pain, send } = pressed.dataset;
  const what = pain ?? name ?? send ?? (pressed.textContent || "");
  if (!listener.deafness.hears(what, performance.now())) return event.preventDefault();
  if (pain ?? name) listener.dispatch({ type: pain ?? name } as Event);
  else if (send) answer(listener.root.querySelector(`input[name=${send}]:checked`), listener, true);
  else if ("sound" in pressed.dataset) listener.nextSound();
  else if ("far" in pressed.dataset) listener.nextDistance();
  else if ("vary" in pressed.dataset) listener.dispatch({ type: "vary", variant: pressed.dataset["vary"] ?? "" });
  else if ("report" in pressed.dataset) listener.dispatch({ type: "emergency", signs: ticked(listener.root) });
  else if ("done" in pressed.dataset) confirmPart(listener);
}

/** A tap on a number. WebKit clicks what a label is for as a key would: so the tap itself is taken. */
function tap(event: MouseEvent, control: HTMLElement | null | undefined, listener: Listener): void {
  if (!(control instanceof HTMLInputElement && control.type === "radio") || event.detail === 0) return;
  event.preventDefault();
  listener.touched();
  answer(control, listener);
}

/** A tap answers. With the keyboard a choice only selects, for arrows pass over every number on their way. */
function choose(event: MouseEvent, radio: HTMLInputElement, listener: Listener): void {
  if (event.detail > 0 && !answer(radio, listener)) event.preventDefault();
}

const ANSWERS: Readonly<Record<string, (value: number) => Event>> = {
  pain: (nrs) => ({ type: "pain", nrs }),
  severity: (nrs) => ({ type: "pain", nrs }),
  effort: (cr10) => ({ type: "effort", cr10 }),
};

/** Whether it was heard. */
function answer(radio: HTMLInputElement | null, { deafness, dispatch }: Listener, heard = false): boolean {
  const make = ANSWERS[radio?.name ?? ""];
  if (!radio || !make || !(heard || deafness.hears(`${radio.name} ${radio.value}`, performance.now()))) return false;
  radio.checked = true;
  dispatch(make(Number(radio.value)));
  return true;
}

/** The button that sends what was selected is there once something is. */
function offerToSend(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLElement>("[data-send]"))
    button.hidden = !root.querySelector(`input[name=${button.dataset["send"]}]:checked`);
}

const ticked = (root: HTMLElement): string[] =>
  [...root.querySelectorAll<HTMLInputElement>("input[name=sign]:checked")].map((input) => input.value);

function confirmPart({ state, dispatch }: Listener): void {
  if (partIsOver(state())) dispatch({ type: "confirm" });
  else document.querySelector<HTMLDialogElement>("#early")?.showModal();
}

function whenConfirmed(id: string, then: () => void): void {
  const dialog = document.querySelector<HTMLDialogElement>(`#${id}`);
  dialog?.addEventListener("close", () => {
    if (dialog.returnValue === "confirm") then();
  });
}

/** Whoever reads a dialog does not train meanwhile. */
function watchDialogs(opened: (on: boolean) => void): void {
  const dialogs = [...document.querySelectorAll("dialog")];
  const seen = new MutationObserver(() => opened(dialogs.some((dialog) => dialog.open)));
  for (const dialog of dialogs) seen.observe(dialog, { attributeFilter: ["open"] });
}
