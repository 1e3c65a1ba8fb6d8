/** − 16 +: the buttons stop at the bounds of the number between them; what cannot be read is left to the server. */

export function stepped(value: number, by: number, min: number, max: number): number {
  return Math.min(Math.max(value + by, min), max);
}

interface Bounded {
  readonly input: HTMLInputElement;
  readonly min: number;
  readonly max: number;
}

function bounded(stepper: Element | null): Bounded | undefined {
  const input = stepper?.querySelector("input");
  return input ? { input, min: Number(input.dataset["min"]), max: Number(input.dataset["max"]) } : undefined;
}

/** What stands there; where that is no number, one step leads to the least. */
export function valueIn(text: string, min: number): number {
  const value = Number(text.trim() || Number.NaN);
  return Number.isNaN(value) ? min : value;
}

function settle(stepper: Element): void {
  const found = bounded(stepper);
  if (!found) return;
  const { input, min, max } = found;
  for (const button of stepper.querySelectorAll<HTMLButtonElement>("[data-by]")) {
    const next = stepped(valueIn(input.value, min), Number(button.dataset["by"]), min, max);
    button.disabled = String(next) === input.value.trim();
  }
}

function step(stepper: Element | null, by: number): void {
  const found = bounded(stepper);
  if (!found) return;
  const { input, min, max } = found;
  input.value = String(stepped(valueIn(input.value, min), by, min, max));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

const KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/** The arrows step as in a browser's own number field. */
function press(event: KeyboardEvent): void {
  const stepper = (event.target as Element).closest("[data-stepper]");
  const way = KEYS[event.key];
  if (!stepper || !way || !(event.target as Element).matches("input")) return;
  const by = Math.abs(Number(stepper.querySelector<HTMLElement>("[data-by]")?.dataset["by"]));
  event.preventDefault();
  step(stepper, way * by);
}

export function watchSteppers(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-stepper] [data-by]");
    if (button) step(button.closest("[data-stepper]"), Number(button.dataset["by"]));
  });
  document.addEventListener("keydown", press);
  document.addEventListener("change", (event) => {
    const stepper = (event.target as Element).closest("[data-stepper]");
    if (stepper) settle(stepper);
  });
  document.querySelectorAll("[data-stepper]").forEach(settle);
}
