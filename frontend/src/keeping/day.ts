/** What is kept of a day: whose it is, of which day, how long it may be shown, and which files it needs. Pure. */

/** What the clinic says is to be kept; it is made in `clinic/patient/keeping.py`. */
export interface KeptDay {
  readonly reader: string;
  readonly day: string;
  readonly version: string;
  readonly pages: readonly KeptPage[];
}

export interface KeptPage {
  readonly address: string;
  /** In how many seconds it is shown no more. */
  readonly ends_in: number;
}

/** The header of a kept page: until when it may be shown, by this device's clock. */
export const UNTIL = "X-Corset-Until";
/** The header of a kept page: when it was kept. */
export const SINCE = "X-Corset-Since";

const NAMED = "corset-day";
const FILE = /["'(=](\/(?:static|artefacts)\/[^"'()\s>&]+)["')\s>]/g;
const IMPORTED = /(?:from|import)\s*\(?\s*["'`](\.\/[^"'`]+\.js)["'`]/g;
const DRAWN = /url\(\s*["']?([^"')]+)["']?\s*\)/g;

/** The cache of one day of one person. */
export const nameOf = ({ reader, day }: Pick<KeptDay, "reader" | "day">): string => `${NAMED} ${reader} ${day}`;
export const isDay = (name: string): boolean => name.startsWith(`${NAMED} `);
export const isOf = (name: string, reader: string): boolean => name.startsWith(`${NAMED} ${reader} `);

/** The files that a page names, in its markup and in what it hands to its script. */
export const filesIn = (html: string): string[] => [...new Set(all(html, FILE))];

/** What a script imports from beside it, what a style sheet draws: addresses on this site. */
export function filesBehind(path: string, text: string): string[] {
  const pattern = path.endsWith(".js") ? IMPORTED : path.endsWith(".css") ? DRAWN : undefined;
  const found = pattern ? all(text, pattern).filter((one) => !/^(?:data:|#|[a-z]+:)/.test(one)) : [];
  return [...new Set(found.map((one) => new URL(one, `https://here${path}`).pathname))];
}

/** A page that knows that it was kept, and when: what is told on it bears the right time. */
export const stamped = (html: string, at: number): string => html.replace("<html ", `<html data-kept="${at}" `);

/** Whether a kept page may be shown; one from the future was kept by a clock that was set back. */
export function mayShow(headers: Headers, now: number): boolean {
  const [since, until] = [Number(headers.get(SINCE)), Number(headers.get(UNTIL))];
  return since <= now + MINUTE && now < until;
}

const MINUTE = 60_000;

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found ?? "");
