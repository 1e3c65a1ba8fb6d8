/** data-sounds plays one tone as a session does: whoever hears it here hears it there. */

const TONE = { pitch: 660, seconds: 0.5, loudness: 0.2 };

export function tryTones(): void {
  let context: AudioContext | undefined;
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-sounds]");
    if (!button || typeof AudioContext === "undefined") return;
    context ??= new AudioContext();
    void context.resume();
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = TONE.pitch;
    gain.gain.setValueAtTime(TONE.loudness, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + TONE.seconds);
    tone.connect(gain).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + TONE.seconds);
    button.dataset["played"] = String(Number(button.dataset["played"] ?? 0) + 1);
  });
}
