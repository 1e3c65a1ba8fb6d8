/** data-opens="id" shows a dialog, data-closes shuts it; an open menu shuts when one looks elsewhere. */

function open(id: string | undefined): void {
  const dialog = id ? document.getElementById(id) : null;
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function shutMenus(except: Element | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const opener = target.closest<HTMLElement>("[data-opens]");
  if (opener) open(opener.dataset["opens"]);
  if (target.closest("[data-closes]")) target.closest("dialog")?.close("cancel");
  shutMenus(target.closest("[data-menu]"));
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") shutMenus(null);
});

export {};
