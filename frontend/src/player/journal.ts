/**
 * What the clinic has taken of this session since the page was made: a page that is shown as it was kept does not
 * know of it. Kept on the device for that session and its teller alone, and gone with a sign-out.
 */

import type { Answer, PlayerPage } from "../contract/api";
import type { Command } from "../contract/command";

type Store = Pick<Storage, "getItem" | "setItem">;
type Handed = Pick<PlayerPage, "store" | "telling" | "version">;

type Taken = Pick<Answer, "key" | "version" | "accepted">;

interface Line {
  readonly key: string;
  /** Of the clinic's record with this in it. */
  readonly version: number;
  readonly command: Command;
}
interface Written {
  readonly by: string;
  readonly session: string;
  readonly lines: readonly Line[];
}

const nameOf = ({ store }: Handed): string => `${store}.told`;

/** Write down what was taken. Where a browser keeps nothing, it is not. */
export function write(handed: Handed, store: Store, command: Command, answer: Taken): void {
  const { key, version, accepted } = answer;
  if (!accepted || version === null) return;
  const { by, session } = handed.telling;
  const lines = [...read(handed, store).filter((line) => line.key !== key), { key, version, command }];
  try {
    store.setItem(nameOf(handed), JSON.stringify({ by, session, lines } satisfies Written));
  } catch {
    // A disk that is full: the page is as it was kept.
  }
}

/** What the clinic's record holds beyond the page's, in its order. When it was told says nothing of that. */
export function since(handed: Handed, store: Store): Command[] {
  return read(handed, store)
    .filter(({ version }) => version > handed.version)
    .sort((a, b) => a.version - b.version)
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
