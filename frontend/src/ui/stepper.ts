/** − 16 +: the buttons stop at the bounds of the number between them. */

export function stepped(value: number, by: number, min: number, max: number): number {
  return Math.min(Math.max(value + by, min), max);
}

function settle(stepper: Element): void {
  const input = stepper.querySelector("input");
  if (!input) return;
  for (const button of stepper.querySelectorAll<HTMLButtonElement>("[data-by]")) {
    const next = stepped(Number(input.value), Number(button.dataset["by"]), Number(input.min), Number(input.max));
    button.disabled = next === Number(input.value);
  }
}

function step(button: HTMLButtonElement): void {
  const stepper = button.closest("[data-stepper]");
  const input = stepper?.querySelector("input");
  if (!stepper || !input) return;
  input.value = String(
    stepped(Number(input.value), Number(button.dataset["by"]), Number(input.min), Number(input.max)),
  );
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

export function watchSteppers(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-stepper] [data-by]");
    if (button) step(button);
  });
  document.addEventListener("change", (event) => {
    const stepper = (event.target as Element).closest("[data-stepper]");
    if (stepper) settle(stepper);
  });
  document.querySelectorAll("[data-stepper]").forEach(settle);
}
