/** The one line at the foot of the screen that says whether all is saved. */

export type Status = "saved" | "saving" | "offline" | "failed";

export function say(state: Status, text: string, forMilliseconds?: number): void {
  const line = document.querySelector<HTMLElement>("[data-status]");
  if (!line) return;
  line.dataset["state"] = state;
  line.textContent = text;
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
