/** One entry over the network. An answer counts only where it names the entry; whatever is unclear is tried again. */

import type { Answer, Problems } from "../contract/api";
import { type Entry, posted } from "./entry";
import type { Sent } from "./settle";

const PATIENCE = 15_000;
const UNCLEAR: Sent = { kind: "unwell" };
/** Refusals that may pass by themselves: no page there yet, too slow, too early, too many. Any other stays what it is. */
const PASSING = new Set([404, 408, 425, 429]);

export function sender(address: string, build: (served: string) => void = () => undefined) {
  return async (entry: Entry): Promise<Sent> => {
    const response = await posting(address, posted(entry)).catch(failure);
    if (!(response instanceof Response)) return response;
    build(response.headers.get("X-Corset-Build") ?? "");
    return read(entry, response).catch(() => UNCLEAR);
  };
}

/** Tell the clinic something beside the session; whether it was answered, be it with a refusal. */
export async function tell(address: string, body: object): Promise<boolean> {
  const response = await posting(address, body).catch(() => undefined);
  return response !== undefined && response.status < 500 && response.status !== 401 && response.status !== 403;
}

/** What the clinic answers to what a page asks by itself; nothing where it cannot be reached. */
export async function ask<Answered>(address: string, body: object, leaving = false): Promise<Answered | undefined> {
  const response = await posting(address, body, { "X-Unattended": "yes" }, leaving).catch(() => undefined);
  return response?.ok ? ((await response.json().catch(() => undefined)) as Answered | undefined) : undefined;
}

/** A time-out is this entry's trouble, for all that we know; without a network none can go. */
const failure = (error: unknown): Sent =>
  error instanceof DOMException && error.name === "TimeoutError" ? UNCLEAR : { kind: "unreachable" };

async function posting(address: string, body: object, more: HeadersInit = {}, keepalive = false): Promise<Response> {
  return fetch(address, {
    method: "POST",
    credentials: "same-origin",
    keepalive,
    headers: { "Content-Type": "application/json", "X-CSRFToken": await token(), ...more },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
}

async function read(entry: Entry, response: Response): Promise<Sent> {
  const { status } = response;
  if (status === 401) return { kind: "signed-out" };
  if (status === 200) {
    const answer = (await response.json()) as Answer;
    return answer.key === entry.key ? { kind: "answered", answer } : UNCLEAR;
  }
  const body = (await response.json().catch(() => null)) as Partial<Problems> | null;
  const problems = body?.problems?.map(({ text }) => text);
  // Only the check of the form's token answers 403 without problems: a sign-in that is over.
  if (status === 403) return { kind: problems ? "another" : "signed-out" };
  const refused = status >= 400 && status < 500 && !PASSING.has(status);
  if (refused || (status === 404 && problems)) return { kind: "refused", problems: problems ?? [] };
  return UNCLEAR;
}

/** Read anew each time: signing in again changes it. A worker has no document. */
async function token(): Promise<string> {
  if (typeof document !== "undefined") return /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const jar = (globalThis as { cookieStore?: { get(name: string): Promise<{ value: string } | null> } }).cookieStore;
  return ((await jar?.get("__Host-csrftoken")) ?? (await jar?.get("csrftoken")))?.value ?? "";
}
