/** The server's words with figures in them: "{disc}: {central} kN". */

import type { Interval } from "./data";

export type Words = Readonly<
  Record<
    | "now"
    | "share"
    | "at"
    | "over"
    | "perhaps"
    | "curve"
    | "figure"
    | "affected"
    | "healthy"
    | "above"
    | "start"
    | "end"
    | "forbidden",
    string
  >
>;

export function filled(words: string, figures: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => figures[name] ?? "");
}

/** Kilonewtons: one digit, two where one would say nothing. */
export function kilo(newtons: number): string {
  return (newtons / 1000).toFixed(newtons < 1000 ? 2 : 1);
}

export function percent(share: number): string {
  return String(Math.round(share * 100));
}

export function figures([low, central, high]: Interval): Record<string, string> {
  return { low: kilo(low), central: kilo(central), high: kilo(high) };
}
