/** The one line at the foot of the screen that says whether all is saved. */

export type Status = "saved" | "saving" | "offline" | "failed";

export interface Link {
  readonly text: string;
  readonly href: string;
}

export function say(state: Status, text: string, forMilliseconds?: number, link?: Link): void {
  const line = document.querySelector<HTMLElement>("[data-status]");
  if (!line) return;
  line.dataset["state"] = state;
  line.textContent = text;
  if (link) line.append(" ", Object.assign(document.createElement("a"), { textContent: link.text, href: link.href }));
  line.hidden = false;
  if (forMilliseconds)
    setTimeout(() => {
      if (line.textContent === text) line.hidden = true;
    }, forMilliseconds);
}

export function hush(): void {
  const line = document.querySelector<HTMLElement>("[data-status]");
  if (line) line.hidden = true;
}
