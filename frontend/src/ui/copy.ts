/** data-copies="id" copies that element's text and says so on the button; data-prints prints the page. */

async function copy(button: HTMLElement): Promise<void> {
  const text = document.getElementById(button.dataset["copies"] ?? "")?.textContent;
  if (!text) return;
  await navigator.clipboard.writeText(text.trim());
  button.textContent = button.dataset["copied"] ?? button.textContent;
}

document.addEventListener("click", (event) => {
  const target = event.target as Element;
  const button = target.closest<HTMLElement>("[data-copies]");
  if (button) void copy(button);
  if (target.closest("[data-prints]")) window.print();
});

export {};
