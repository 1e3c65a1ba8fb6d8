/** data-sounds plays one tone as a session does: whoever hears it here hears it there. */

import { sound } from "./tone";

const TONE = { pitch: 660, seconds: 0.5 };

export function tryTones(): void {
  let context: AudioContext | undefined;
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-sounds]");
    if (!button || typeof AudioContext === "undefined") return;
    context ??= new AudioContext();
    void context.resume();
    sound(context, TONE.pitch, TONE.seconds);
    button.dataset["played"] = String(Number(button.dataset["played"] ?? 0) + 1);
  });
}
