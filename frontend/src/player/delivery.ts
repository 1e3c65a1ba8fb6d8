/** What may be said of what was told, where the session came to its end: never more than the clinic has acknowledged. */

import type { Say } from "./cues";
import type { Heard } from "./reports";
import type { Screen } from "./session";

/** What has arrived, what waits, and what to do about it. */
export function showDelivery(root: HTMLElement, screen: Screen, heard: Heard, say: Say): void {
  if (!["stopped", "emergency", "closing"].includes(screen)) return;
  const { told, condition } = heard;
  const line = root.querySelector("[data-told]");
  const text = deliveryOf(screen, heard, say);
  if (line && line.textContent !== text) line.textContent = text;
  const waits = told === "some" || told === "waits" || told === "refused" || condition !== "saved";
  show("[data-again]", waits && condition !== "saving");
  show("[data-signed-out]", condition === "signed-out");
  show("[data-older]", heard.older);
  show("[data-call]", waits && screen !== "closing");

  function show(name: string, shown: boolean): void {
    for (const part of root.querySelectorAll<HTMLElement>(name)) part.hidden = !shown;
  }
}

export function deliveryOf(screen: Screen, { told, condition, unkept }: Heard, say: Say): string {
  if (told === "none") return screen === "closing" ? closingOf(condition, unkept, say) : "";
  if (told === "all") return say("told");
  if (told === "refused" || condition === "failed") return say("notTaken");
  const first = told === "some" ? `${say("toldFirst")} ` : "";
  if (condition === "saving" || condition === "saved") return first + say("onItsWay");
  return first + say(hindered(condition, unkept));
}

function closingOf(condition: Heard["condition"], unkept: boolean, say: Say): string {
  if (condition === "failed") return say("failed");
  if (condition === "saving" || condition === "saved") return say("closing");
  return say(condition === "offline" && !unkept ? "closingWaits" : hindered(condition, unkept));
}

function hindered(condition: Heard["condition"], unkept: boolean): string {
  if (condition === "signed-out") return "waitingSignedOut";
  return unkept ? "waitingUnkept" : "waiting";
}
