/** What a page has to do with what is kept: it asks for its own day to be kept, and knows whether it was kept itself. */

import { isDay } from "./day";
import { LOOSE } from "./files";

const { kept, keeps, reader } = { ...document.documentElement.dataset, ...document.body.dataset };

/** When this page was kept, by the device's clock; nothing where it came from the clinic just now. */
export const keptAt: number | undefined = kept ? Number(kept) : undefined;

/** Keep the day of whoever is signed in; and what other people left behind in this browser goes. */
export function keepDay(): void {
  if (keptAt === undefined) forgetOthers(localStorage, reader ?? "");
  document.querySelector("form[action$='/logout/']")?.addEventListener("submit", () => forgetOthers(localStorage, ""));
  if (!keeps) return;
  const ask = (): void => tell({ keep: keeps, here: location.pathname + location.search });
  ask();
  addEventListener("online", ask);
}

/** This page is over: it is not shown again as it was kept. */
export function discard(): void {
  clearTimeout(due);
  if (keeps) tell({ discard: location.pathname });
}

/** Keep this page anew: what was told on it has changed it. */
export function renew(): void {
  if (!keeps) return;
  clearTimeout(due);
  due = setTimeout(() => tell({ renew: location.pathname + location.search }), A_WHILE);
}

const A_WHILE = 2000;
let due: ReturnType<typeof setTimeout> | undefined;

function tell(what: object): void {
  if (!("serviceWorker" in navigator)) return;
  void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(what));
}

type Left = Pick<Storage, "length" | "key" | "getItem" | "removeItem">;

/** How a session stood is of whoever was signed in: nothing of it stays when somebody else is, or nobody. */
export function forgetOthers(left: Left, reader: string): void {
  const names = Array.from({ length: left.length }, (_, at) => left.key(at) ?? "");
  for (const name of names)
    if (name.startsWith("corset.") && name.endsWith(".told") && !left.getItem(name)?.includes(`"by":"${reader}"`))
      left.removeItem(name);
}

/** On the page of our own without a network: the way to what is kept of today, where something is. */
export async function showWay(place = document.querySelector<HTMLElement>("[data-way]")): Promise<void> {
  if (!place || !("caches" in globalThis)) return;
  for (const name of (await caches.keys()).filter(isDay))
    if (await (await caches.open(name)).match(place.dataset["way"] ?? "", LOOSE)) place.hidden = false;
}
