/** What an older build left in localStorage, taken over once: kept first, and only then forgotten there. */

import { type Draft, fresh } from "./entry";
import type { Store } from "./queue";

type Left = Pick<Storage, "length" | "key" | "getItem" | "removeItem">;

const LIST = /^corset\.([0-9a-f]{8}-[0-9a-f-]{27})$/;
/** Entries of then had no form, no time and no author. */
const OLDEST_FORM = 1;
const NOBODY = { by: "", ticket: "", at: "", device: "" };

export async function takeOver(left: Left, store: Store): Promise<void> {
  const names = Array.from({ length: left.length }, (_, at) => left.key(at) ?? "");
  for (const name of names) {
    const patient = LIST.exec(name)?.[1];
    if (!patient) continue;
    for (const draft of drafts(left.getItem(name), patient)) await store.add(fresh(draft, 0));
    left.removeItem(name);
  }
}

function drafts(text: string | null, whose: string): Draft[] {
  return listed(text).map(({ key, patient, command, with: fields }) => ({
    key,
    command: { command, with: fields ?? {} } as Draft["command"],
    patient: patient ?? whose,
    session: null,
    told: NOBODY,
    form: OLDEST_FORM,
    instead: null,
  }));
}

interface Old {
  readonly key: string;
  readonly command: string;
  readonly with?: object;
  readonly patient?: string;
}

function listed(text: string | null): Old[] {
  try {
    const kept: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOld) : [];
  } catch {
    return [];
  }
}

function isOld(value: unknown): value is Old {
  if (typeof value !== "object" || value === null) return false;
  const { key, command } = value as Partial<Old>;
  return typeof key === "string" && typeof command === "string";
}
