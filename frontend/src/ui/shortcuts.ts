/**
 * The list's single keys: / finds, j and k move, ? shows them; Enter follows a link as it does anyway.
 *
 * [data-shortcuts="id"] is the list's search, and id the dialog that shows the keys. A key pressed in a field,
 * with another one held down or while a dialog is open is none of ours, and all of them can be switched off:
 * whoever speaks to the computer types letters by the word.
 */

const KEPT = "single-keys";
const FIELDS = "input, select, textarea, [contenteditable]:not([contenteditable=false])";
const LINE = "[data-line]";

export type Key = "find" | "next" | "before" | "show";

const KEYS: Readonly<Record<string, Key>> = { "/": "find", j: "next", k: "before", "?": "show" };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "defaultPrevented">;

/** What a pressed key asks for; nothing where it belongs to a field or to something else. */
export function asked(pressed: Pressed, inField: boolean): Key | undefined {
  const held = pressed.ctrlKey || pressed.metaKey || pressed.altKey;
  if (inField || held || pressed.isComposing || pressed.defaultPrevented) return undefined;
  return Object.hasOwn(KEYS, pressed.key) ? KEYS[pressed.key] : undefined;
}

/** Which of so many lines comes after one: the first where none is, and none after the last. */
export function moved(at: number, step: 1 | -1, count: number): number {
  if (at < 0) return step > 0 ? 0 : count - 1;
  return Math.min(Math.max(at + step, 0), count - 1);
}

const isOn = (): boolean => {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
};

function keep(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing begins with them again.
  }
}

function move(step: 1 | -1): void {
  const lines = [...document.querySelectorAll<HTMLElement>(LINE)];
  const here = document.activeElement?.closest("li")?.querySelector<HTMLElement>(LINE);
  lines[moved(here ? lines.indexOf(here) : -1, step, lines.length)]?.focus();
}

export function listenToKeys(search: HTMLElement | null = document.querySelector("[data-shortcuts]")): void {
  const dialog = document.getElementById(search?.dataset["shortcuts"] ?? "");
  if (!search || !(dialog instanceof HTMLDialogElement)) return;
  const box = dialog.querySelector<HTMLInputElement>("[data-single-keys]");
  if (box) {
    box.checked = isOn();
    box.addEventListener("change", () => keep(box.checked));
  }
  const act: Readonly<Record<Key, () => void>> = {
    find: () => document.querySelector<HTMLElement>("[data-shortcuts]")?.focus(),
    next: () => move(1),
    before: () => move(-1),
    show: () => dialog.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const inField = event.target instanceof Element && event.target.closest(FIELDS) !== null;
    const key = asked(event, inField);
    if (!key || !isOn() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act[key]();
  });
}
