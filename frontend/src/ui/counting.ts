/** A question about what was already told: without an answer it counts, also where the page is left (I25). */

/** Milliseconds in which it can be answered in peace. */
export const PATIENCE = 60_000;

export function countUnanswered(root: ParentNode = document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-counts]")) count(form);
}

function count(form: HTMLFormElement): void {
  let answered = false;
  form.addEventListener("submit", () => {
    answered = true;
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (!link || answered) return;
    answered = true;
    if (form.contains(link)) return;
    event.preventDefault(); // a way elsewhere: first it is kept
    form.requestSubmit();
  });
  for (const line of form.querySelectorAll<HTMLElement>("[data-counts-said]")) line.hidden = false;
  setTimeout(() => {
    if (!answered) form.requestSubmit();
  }, PATIENCE);
  // A closed tab sends it as far as its browser does: with a service worker Chromium may not, so no page promises it.
  addEventListener("pagehide", () => {
    if (!answered) navigator.sendBeacon(form.action, new URLSearchParams([...entries(form)]));
    answered = true;
  });
}

function* entries(form: HTMLFormElement): Generator<[string, string]> {
  for (const [name, value] of new FormData(form)) if (typeof value === "string") yield [name, value];
}
