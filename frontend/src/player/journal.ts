/**
 * What the clinic has taken of this session since the page was made: a page that is shown as it was kept does not
 * know of it. Kept on the device for that session and its teller alone, and gone with a sign-out.
 */

import type { PlayerPage } from "../contract/api";
import type { Command } from "../contract/command";

type Store = Pick<Storage, "getItem" | "setItem">;
type Handed = Pick<PlayerPage, "store" | "telling">;

interface Line {
  readonly at: string;
  readonly command: Command;
}
interface Written {
  readonly by: string;
  readonly session: string;
  readonly lines: readonly Line[];
}

const nameOf = ({ store }: Handed): string => `${store}.told`;

/** Write down what was taken. Where a browser keeps nothing, it is not. */
export function write(handed: Handed, store: Store, command: Command, at: string): void {
  const { by, session } = handed.telling;
  const lines = [...read(handed, store), { at, command }];
  try {
    store.setItem(nameOf(handed), JSON.stringify({ by, session, lines } satisfies Written));
  } catch {
    // A disk that is full: the page is as it was kept.
  }
}

/** What was taken later than the page was made, in the order of telling. */
export function since(handed: Handed, store: Store): Command[] {
  const made = Date.parse(handed.telling.now);
  return read(handed, store)
    .filter(({ at }) => Date.parse(at) > made)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map(({ command }) => command);
}

function read(handed: Handed, store: Store): readonly Line[] {
  try {
    const written = JSON.parse(store.getItem(nameOf(handed)) ?? "{}") as Partial<Written>;
    const { by, session } = handed.telling;
    return written.by === by && written.session === session ? (written.lines ?? []) : [];
  } catch {
    return [];
  }
}
