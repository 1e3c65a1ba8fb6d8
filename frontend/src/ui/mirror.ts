/** data-mirrors="selector" keeps in data-chosen what is chosen there: not every browser's style sheets can ask for it. */

type Choice = Pick<HTMLInputElement, "checked" | "value">;

/** The values of what is chosen, in their order; nothing where nothing is. */
export const chosenOf = (choices: Iterable<Choice>): string =>
  [...choices].flatMap(({ checked, value }) => (checked ? [value] : [])).join(" ");

/** The choices stand in the element itself; else in its form. */
function mirror(element: HTMLElement): void {
  const selector = element.dataset["mirrors"] ?? "";
  const own = element.querySelectorAll<HTMLInputElement>(selector);
  const choices = own.length ? own : element.closest("form")?.querySelectorAll<HTMLInputElement>(selector);
  const chosen = chosenOf(choices ?? []);
  if (chosen) element.dataset["chosen"] = chosen;
  else delete element.dataset["chosen"];
}

export function mirrorChoices(): void {
  const all = (): void => document.querySelectorAll<HTMLElement>("[data-mirrors]").forEach(mirror);
  document.addEventListener("change", all);
  document.addEventListener("reset", () => setTimeout(all));
  document.addEventListener("htmx:load", all);
  addEventListener("pageshow", all);
  all();
}
