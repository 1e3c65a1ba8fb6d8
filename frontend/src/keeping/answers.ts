/**
 * The questions of a day without a network. The clinic's own form takes the answers where it can be reached; where it
 * cannot, they are kept like every report, and wait. A warning sign is told as one, and its text is shown at once.
 */

import type { PlayerTelling } from "../contract/api";
import type { Command } from "../contract/command";
import { FORM, newKey } from "../offline/entry";
import { post } from "../offline/page";
import type { Post } from "../offline/post";
import { signing } from "../offline/time";
import { keptAt } from "./page";
import { given, said, unread } from "./reading";

/** Says that the clinic lives, without its pages and its database. */
const ALIVE = "/health/live/";
/** Milliseconds that it may take to say so. */
const PATIENCE = 4000;

export function answerHere(form = document.querySelector<HTMLFormElement>("form[data-telling]")): void {
  if (!form) return;
  const sign = signing(JSON.parse(form.dataset["telling"] ?? "{}") as PlayerTelling, undefined, keptAt);
  let asking = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (asking) return;
    asking = true;
    void reachable()
      .then((there) => (there ? form.submit() : keep(form, sign)))
      .finally(() => {
        asking = false;
      });
  });
  void post.then((open) => showWaiting(form, open));
}

async function reachable(): Promise<boolean> {
  if (!navigator.onLine) return false;
  const asked = fetch(ALIVE, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  return asked.then(
    ({ ok }) => ok,
    () => false,
  );
}

async function keep(form: HTMLFormElement, sign: ReturnType<typeof signing>): Promise<void> {
  const answers = given(new FormData(form), gravest(form));
  const wrong = answers.danger ? [] : unread(answers);
  for (const line of document.querySelectorAll<HTMLElement>("[data-unread]"))
    line.hidden = !wrong.includes(line.dataset["unread"] ?? "");
  if (wrong.length) return document.querySelector<HTMLElement>("[data-unread]:not([hidden])")?.focus();
  const command = said(answers);
  const { patient, day } = form.dataset;
  const draft = { key: newKey(), command, patient: patient ?? null, session: `check ${day}`, told: sign(), form: FORM };
  const open = await post;
  await open.tell({ ...draft, instead: null });
  show(form, command, open, draft.key);
}

/** What was told on this page before it was loaded again, and waits. */
function showWaiting(form: HTMLFormElement, open: Post): void {
  const { patient, day } = form.dataset;
  const mine = open.entries.filter((entry) => entry.patient === patient && entry.session === `check ${day}`);
  const last = mine.findLast(({ state }) => state !== "arrived");
  if (last) show(form, last.command, open, last.key);
}

function show(form: HTMLFormElement, command: Command, open: Post, key: string): void {
  form.hidden = true;
  const signs = command.command === "report_emergency" ? (command.with.signs ?? []) : undefined;
  const texts = [...document.querySelectorAll<HTMLElement>("[data-help]")];
  const [gravest] = texts;
  const fitting = texts.find((text) => signs?.some((sign) => text.dataset["help"]?.split(" ").includes(sign)));
  for (const text of texts) text.hidden = !signs || text !== (fitting ?? gravest);
  for (const part of document.querySelectorAll<HTMLElement>("[data-waits]")) part.hidden = Boolean(signs);
  document.querySelector<HTMLElement>("[data-help]:not([hidden]) h2, [data-waits]:not([hidden]) h2")?.focus();
  const told = document.querySelector<HTMLElement>("[data-help-told]");
  open.watch(() => {
    const entry = open.entries.find((one) => one.key === key);
    if (told) told.hidden = !signs || entry?.state === "arrived";
    if (entry?.state === "arrived")
      location.assign((signs ? form.dataset["emergency"] : form.dataset["result"]) ?? "/");
  });
  scrollTo(0, 0);
}

const gravest = (form: HTMLFormElement): readonly string[] => form.dataset["gravest"]?.split(" ") ?? [];
