/** Loads on the discs: on their own page, or in a dialog that htmx fills. Gone with the dialog. */

import { LoadView } from "./view";

async function begin(root: HTMLElement): Promise<void> {
  root.dataset["begun"] = "";
  try {
    const view = await LoadView.begin(root),
      dialog = root.closest("dialog");
    const end = (): void => {
      view.dispose();
      root.remove();
    };
    if (dialog && !dialog.open) return end();
    dialog?.addEventListener("close", end, { once: true });
  } catch {
    // The tables below hold the same figures.
    root.querySelector<HTMLElement>("[data-load-unread]")!.hidden = false;
  }
}

function look(): void {
  for (const root of document.querySelectorAll<HTMLElement>("[data-load]:not([data-begun])")) void begin(root);
}

document.addEventListener("htmx:afterSwap", look);
look();
