/** data-ends-in="seconds" is a form of a day: once that day is over, its page is asked for anew, and nothing is kept. */

const LOOKS_EVERY = 30_000;

/** By the time that passed here: the device's own clock may be wrong. */
export const isOver = (endsIn: number, loaded: number, now: number): boolean => now - loaded >= endsIn * 1000;

export function watchDay(form: HTMLFormElement | null = document.querySelector("form[data-ends-in]")): void {
  if (!form) return;
  const loaded = Date.now();
  const look = (): void => {
    if (!isOver(Number(form.dataset["endsIn"]), loaded, Date.now())) return;
    form.reset();
    location.replace(location.pathname + location.search);
  };
  setInterval(look, LOOKS_EVERY);
  document.addEventListener("visibilitychange", look);
}
