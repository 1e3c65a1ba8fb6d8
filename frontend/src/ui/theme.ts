/** The choice of light or dark: kept in a cookie, so that the server sends the right page at once. */

const YEAR = 365 * 24 * 60 * 60;

function show(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-theme-switch] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}

/** Over HTTPS no neighbouring host can set it. */
function cookie(protocol: string): string {
  return protocol === "https:" ? "__Host-theme" : "theme";
}

function keep(theme: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and cookieStore is missing outside HTTPS
  document.cookie = `${cookie(location.protocol)}=${theme}; path=/; max-age=${YEAR}; samesite=lax${
    location.protocol === "https:" ? "; secure" : ""
  }`;
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("[data-theme-switch] button");
  if (!button) return;
  keep(button.value);
  show(button.value);
});

show(document.documentElement.dataset["theme"] ?? "system");

export {};
