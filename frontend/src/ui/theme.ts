/** The choice of light or dark: kept in a cookie, so that the server sends the right page at once. */

const YEAR = 365 * 24 * 60 * 60;

function show(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-switch] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

function keep(theme: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and cookieStore is missing outside HTTPS
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("[data-theme-switch] button");
  if (!button) return;
  keep(button.value);
  show(button.value);
});

show(document.documentElement.dataset["theme"] ?? "system");

export {};
