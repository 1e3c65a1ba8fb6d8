/** A question about what was already told: without an answer it counts, also where the page is left (I25). */

/** Milliseconds in which it can be answered in peace. */
export const PATIENCE = 60_000;

export function countUnanswered(root: ParentNode = document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-counts]")) count(form);
}

function count(form: HTMLFormElement): void {
  let answered = false;
  const answer = (): void => {
    answered = true;
  };
  form.addEventListener("submit", answer);
  for (const link of form.querySelectorAll("a")) link.addEventListener("click", answer);
  for (const line of form.querySelectorAll<HTMLElement>("[data-counts-said]")) line.hidden = false;
  setTimeout(() => {
    if (!answered) form.requestSubmit();
  }, PATIENCE);
  addEventListener("pagehide", () => {
    if (!answered) navigator.sendBeacon(form.action, new URLSearchParams([...entries(form)]));
    answered = true;
  });
}

function* entries(form: HTMLFormElement): Generator<[string, string]> {
  for (const [name, value] of new FormData(form)) if (typeof value === "string") yield [name, value];
}
