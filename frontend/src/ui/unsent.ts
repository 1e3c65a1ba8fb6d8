/** A form that htmx could not send says so, where it has a line for that: data-unsent. */

export function tellUnsent(): void {
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:beforeRequest"]) {
    document.addEventListener(name, (event) => {
      const line = (event.target as Element).querySelector?.<HTMLElement>("[data-unsent]");
      if (line) line.hidden = name === "htmx:beforeRequest";
    });
  }
}
