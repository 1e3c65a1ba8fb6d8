/** The session's page: its parts by name, and the words that it was handed. Nothing is built from markup. */

import type { Say } from "./cues";

export class Page {
  constructor(
    readonly root: HTMLElement,
    readonly words: Readonly<Record<string, string>>,
  ) {}

  readonly say: Say = (name, fills = {}) =>
    (this.words[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => String(fills[key] ?? ""));

  note(name: string, text: string): void {
    const line = this.one(name);
    if (!line) return;
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  }

  list(name: string, lines: readonly string[]): void {
    const list = this.one(name);
    if (!list || (list.childElementCount === lines.length && list.firstElementChild?.textContent === lines[0])) return;
    list.replaceChildren(...lines.map((line) => element("li", line)));
  }

  text(name: string, text: string | undefined): void {
    const line = this.one(name);
    if (line && text !== undefined && line.textContent !== text) line.textContent = text;
  }

  one(name: string): HTMLElement | null {
    return this.root.querySelector(name);
  }

  all(name: string): NodeListOf<HTMLElement> {
    return this.root.querySelectorAll(name);
  }
}

export function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
