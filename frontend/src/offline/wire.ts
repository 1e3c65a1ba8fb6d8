/** One command over the network. Whatever is no clear answer counts as no connection: it is sent again. */

import type { Answer, SessionCommand as Entry, Problems } from "../contract/api";
import type { Sent } from "./queue";

const PATIENCE = 15_000;

export function sender(address: string): (entry: Entry) => Promise<Sent> {
  return async (entry) => read(await fetch(address, posted(entry)));
}

/** Tell the clinic something beside the session; whether it was answered, be it with a refusal. */
export async function tell(address: string, body: object): Promise<boolean> {
  const response = await fetch(address, posted(body)).catch(() => undefined);
  return response !== undefined && response.status < 500 && response.status !== 401 && response.status !== 403;
}

const posted = (body: object): RequestInit => ({
  method: "POST",
  credentials: "same-origin",
  headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
  body: JSON.stringify(body),
  signal: AbortSignal.timeout(PATIENCE),
});

async function read(response: Response): Promise<Sent> {
  const { status } = response;
  if (status === 200) return { kind: "answered", answer: (await response.json()) as Answer };
  if (status === 401) return { kind: "signed-out" };
  if (status < 400 || status >= 500) return { kind: "unreachable" };
  const body = (await response.json().catch(() => null)) as Partial<Problems> | null;
  return body?.problems
    ? { kind: "misunderstood", problems: body.problems.map((problem) => problem.text) }
    : { kind: "signed-out" };
}

/** Read anew each time: signing in again changes it. */
function token(): string {
  return /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}
