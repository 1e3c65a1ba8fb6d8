/** data-reads="id id" reads those elements aloud, where the browser has a voice; pressed again, it stops. */

const BLOCKS = "h1, h2, h3, p, li";

/** What is said in one breath each: the blocks of an element, or all of it where it has none. */
export function spoken(elements: readonly Pick<Element, "querySelectorAll" | "textContent">[]): string[] {
  return elements
    .flatMap((element) => {
      const blocks = [...element.querySelectorAll(BLOCKS)];
      return (blocks.length ? blocks : [element]).map((block) => (block.textContent ?? "").trim());
    })
    .filter(Boolean);
}

function named(ids: string | undefined): Element[] {
  return (ids ?? "").split(" ").flatMap((id) => document.getElementById(id) ?? []);
}

class Reader {
  #reading: { button: HTMLElement; label: string } | undefined;

  constructor(private readonly voice: SpeechSynthesis) {
    addEventListener("pagehide", () => this.#hush());
    voice.addEventListener?.("voiceschanged", () => this.#offer());
    document.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-reads]");
      if (button) this.#press(button);
    });
    this.#offer();
  }

  #offer(): void {
    if (!this.voice.getVoices().length) return;
    for (const button of document.querySelectorAll<HTMLElement>("[data-reads]")) button.hidden = false;
  }

  #press(button: HTMLElement): void {
    const again = this.#reading?.button === button;
    this.#hush();
    if (!again) this.#read(button);
  }

  #read(button: HTMLElement): void {
    const reading = { button, label: button.textContent ?? "" };
    this.#reading = reading;
    button.textContent = button.dataset["stops"] ?? reading.label;
    const said = spoken(named(button.dataset["reads"])).map((text) => new SpeechSynthesisUtterance(text));
    for (const each of said) {
      each.lang = document.documentElement.lang;
      this.voice.speak(each);
    }
    said.at(-1)?.addEventListener("end", () => {
      if (this.#reading === reading) this.#hush();
    });
  }

  #hush(): void {
    this.voice.cancel();
    if (this.#reading) this.#reading.button.textContent = this.#reading.label;
    this.#reading = undefined;
  }
}

export function readAloud(): void {
  if (typeof speechSynthesis !== "undefined") new Reader(speechSynthesis);
}
