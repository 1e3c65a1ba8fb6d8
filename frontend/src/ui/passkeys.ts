/** A key or passkey that was not used says nothing by itself: the page says so, beside its button. */

interface Failed {
  readonly exception?: { readonly name?: string };
}

/** Which of the page's sentences fits: the browser names what went wrong. */
export function reasonOf({ exception }: Failed): "name" | "known" | "none" {
  if (exception?.name === "SecurityError") return "name";
  return exception?.name === "InvalidStateError" ? "known" : "none";
}

/** Listen for what the sign-in's own script reports. */
export function tellOfPasskeys(line = document.querySelector<HTMLElement>("[data-passkey]")): void {
  if (!line) return;
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    line.textContent = line.dataset[reasonOf((event as CustomEvent<Failed>).detail)] ?? "";
    line.hidden = false;
  });
}
