/** On every page but the player: what was told on this device and has not arrived. */

import type { Entry } from "../offline/entry";
import { post } from "../offline/page";
import type { Post } from "../offline/post";
import { standing } from "../offline/standing";
import { isUrgent } from "../offline/urgency";

const place = document.querySelector<HTMLElement>("[data-post]");

/** What the clinic said of a patient's day was said before this arrived: it is asked anew. */
let wasUrgent = false;

export function showUnsent(): void {
  if (!place || document.querySelector("[data-player]")) return;
  void post.then((open) => {
    place.querySelector("[data-post-again]")?.addEventListener("click", () => void open.again());
    for (const link of place.querySelectorAll<HTMLAnchorElement>("[data-post-sign-in]"))
      link.href += `?next=${encodeURIComponent(location.pathname + location.search)}`;
    open.watch(() => show(place, open));
  });
}

function show(bar: HTMLElement, open: Post): void {
  const now = standing(open.entries);
  const lines: Record<string, boolean> = {
    urgent: now.urgent > 0,
    aside: now.aside > 0,
    unkept: open.unkept && now.waiting > 0,
    older: open.older,
  };
  for (const hindrance of ["unreachable", "signed-out", "another", "unwell"])
    lines[hindrance] = now.waiting > 0 && now.hindrance === hindrance;
  for (const line of bar.querySelectorAll<HTMLElement>("[data-post-line]"))
    line.hidden = !lines[line.dataset["postLine"] ?? ""];
  const left = now.waiting + now.aside;
  list(bar, open.entries);
  for (const count of bar.querySelectorAll<HTMLElement>("[data-post-count]")) count.textContent = String(left);
  for (const part of bar.querySelectorAll<HTMLElement>("[data-post-open]")) part.hidden = left === 0;
  bar.hidden = !Object.values(lines).some(Boolean);
  for (const part of document.querySelectorAll<HTMLElement>("[data-not-while-urgent]")) part.hidden = now.urgent > 0;
  for (const part of document.querySelectorAll<HTMLElement>("[data-while-urgent]")) part.hidden = now.urgent === 0;
  if (wasUrgent && now.urgent === 0 && document.querySelector("[data-not-while-urgent]")) location.reload();
  wasUrgent = now.urgent > 0;
}

/** What was set aside: of what kind, and when; not more, for whoever holds the device can read it. */
function list(bar: HTMLElement, entries: readonly Entry[]): void {
  const place = bar.querySelector<HTMLElement>("[data-post-list]");
  const { danger = "", step = "" } = place?.dataset ?? {};
  const aside = entries.filter(({ state, instead }) => state === "aside" && instead === null);
  const lines = aside.map((entry) => {
    const line = document.createElement("li");
    line.textContent = [whenOf(entry), isUrgent(entry) ? danger : step].filter(Boolean).join(": ");
    return line;
  });
  place?.replaceChildren(...lines);
}

function whenOf({ told }: Entry): string {
  const at = new Date(told.at);
  const { lang } = document.documentElement;
  return Number.isNaN(at.getTime()) ? "" : at.toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
}
