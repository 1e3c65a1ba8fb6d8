/** Whether the session is led on this page: asked and said in two dialogs, over all but the pain buttons. */

import type { PlaceAnswer, PlayerPage } from "../contract/api";
import { newKey } from "../offline/entry";
import { ask } from "../offline/wire";
import type { Event } from "./machine";
import { Place, type Standing } from "./place";
import type { State } from "./session";

/** Milliseconds after which the clinic hears again that the session is led here: far less than its patience. */
const BEAT = 15_000;
const CHANNEL = "corset.place";
const DEVICE = "corset.device";
const DIALOGS = { asks: "elsewhere", taken: "taken-over" } as const;
const OVER = ["stopped", "emergency", "closing", "closed"];
/** What must not be pressed while somebody is asked; the pain buttons stay. */
const BEHIND = ".focus-top, .stages, .player-panel";

export interface Led {
  readonly root: HTMLElement;
  readonly handed: PlayerPage;
  readonly state: () => State;
  readonly dispatch: (event: Event) => void;
}

/** Nothing where the page is of no session. It returns what has to follow each change of the screen. */
export function lead({ root, handed, state, dispatch }: Led): () => void {
  if (!handed.telling.session) return () => undefined;
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(CHANNEL);
  const place = new Place(
    handed,
    {
      ask: (asked, leaving) => ask<PlaceAnswer>(handed.place, asked, leaving),
      say: (said) => channel?.postMessage(said),
      wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
      page: newKey(),
      device: device(localStorage),
    },
    (standing, end) => (end && !isOver() ? ended(end) : show(standing)),
  );
  const isOver = (): boolean => OVER.includes(state().screen);

  function show(standing: Standing): void {
    const asked = !isOver() && standing !== "leads" ? DIALOGS[standing] : "";
    for (const name of Object.values(DIALOGS)) {
      const dialog = document.querySelector<HTMLDialogElement>(`#${name}`);
      if (name === asked && !dialog?.open) dialog?.show();
      else if (name !== asked && dialog?.open) dialog.close("over");
    }
    for (const part of root.querySelectorAll<HTMLElement>(BEHIND)) part.inert = asked !== "";
  }

  /** The clinic says that the session has come to its end elsewhere. */
  function ended(end: string): void {
    if (end === "severe_pain") dispatch({ type: "elsewhere", command: SEVERE });
    else if (end === "emergency") dispatch({ type: "elsewhere", command: EMERGENCY });
    else location.assign(handed.done);
  }

  for (const name of Object.values(DIALOGS)) {
    const dialog = document.querySelector<HTMLDialogElement>(`#${name}`);
    dialog?.addEventListener("close", () => {
      if (dialog.returnValue === "confirm") void place.take().finally(() => location.reload());
      else if (dialog.returnValue === "cancel") location.assign("/");
    });
  }
  channel?.addEventListener("message", ({ data }) => place.hear(data));
  addEventListener("pagehide", () => place.leave());
  const beat = (): void => {
    if (document.visibilityState === "visible" && !isOver()) void place.beat();
  };
  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", beat);
  void place.open();
  return () => show(place.standing);
}

const SEVERE = { command: "report_pain", with: { words: "severe" } } as const;
const EMERGENCY = { command: "report_emergency", with: { signs: [] as string[] } } as const;

/** A name of this browser, of nobody in it. */
function device(store: Pick<Storage, "getItem" | "setItem">): string {
  try {
    const known = store.getItem(DEVICE) ?? newKey();
    store.setItem(DEVICE, known);
    return known;
  } catch {
    return newKey();
  }
}
