/** What was answered, as a command: numbers as people write them, and what cannot be read is asked for again. Pure. */

import type { Command } from "../contract/command";

export interface Given {
  readonly answers: Readonly<Record<string, "yes" | "no">>;
  readonly signs: readonly string[];
  /** A sign was ticked, or the question of signs is a yes. */
  readonly danger: boolean;
  /** What was measured, by its field; nothing where it cannot be read. */
  readonly measured: Readonly<Record<string, number | undefined>>;
}

/** Which units may stand behind a number; no other may, so that 101 °F is not taken for 101 °C. */
const UNITS: Readonly<Record<string, RegExp>> = {
  rest_pain: /$/,
  temperature_c: /\s*(?:°\s*c?|c|celsius)?$/,
  systolic_mmhg: /\s*(?:mm(?:\s?hg)?)?$/,
  diastolic_mmhg: /\s*(?:mm(?:\s?hg)?)?$/,
  painkillers: /$/,
};
const NUMBER = /^([+-]?\d{1,9})\s*(?:[.,٫]\s*(\d{1,9}))?$/;

export function given(form: FormData, gravest: readonly string[]): Given {
  const text = (name: string): string => String(form.get(name) ?? "");
  const answered = [...form.keys()].filter((name) => ["yes", "no"].includes(text(name)));
  const signs = form.getAll("signs").map(String);
  const written = Object.keys(UNITS).filter((name) => text(name).trim());
  return {
    answers: Object.fromEntries(answered.map((name) => [name, text(name) as "yes" | "no"])),
    signs,
    danger: signs.length > 0 || gravest.some((name) => text(name) === "yes"),
    measured: Object.fromEntries(written.map((name) => [name, read(name, text(name))])),
  };
}

/** What cannot be read. */
export const unread = ({ measured }: Given): string[] =>
  Object.keys(measured).filter((name) => measured[name] === undefined);

/** In danger nothing else matters; it goes as what it is, and before everything else. */
export function said({ answers, signs, danger, measured }: Given): Command {
  if (danger) return { command: "report_emergency", with: { signs: [...signs] } };
  return { command: "check_in", with: { answers, ...measured } } as Command;
}

function read(name: string, text: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, worth)
    .toLowerCase()
    .trim()
    .replace(UNITS[name] ?? /$/, "");
  const found = NUMBER.exec(plain);
  const number = found ? Number(`${found[1]}.${found[2] ?? 0}`) : undefined;
  return number !== undefined && (name === "temperature_c" || Number.isInteger(number)) ? number : undefined;
}

/** A digit of any script as one of ours; ten of them stand in a row, from nought on. */
function worth(digit: string): string {
  let value = 0;
  for (let code = digit.codePointAt(0) ?? 0; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1)); code--)
    value++;
  return String(value);
}
