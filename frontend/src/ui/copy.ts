/** data-copies="id" copies that element's text and says so on the button; data-prints prints the page. */

/** Outside HTTPS there is no clipboard to write to; then the text is selected, and copied as by hand. */
async function copied(element: HTMLElement): Promise<boolean> {
  const text = (element.textContent ?? "").trim();
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  getSelection()?.selectAllChildren(element);
  return document.execCommand("copy");
}

async function copy(button: HTMLElement): Promise<void> {
  const element = document.getElementById(button.dataset["copies"] ?? "");
  if (element && (await copied(element))) button.textContent = button.dataset["copied"] ?? button.textContent;
}

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const button = target.closest<HTMLElement>("[data-copies]");
  if (button) void copy(button);
  if (target.closest("[data-prints]")) window.print();
});

export {};
