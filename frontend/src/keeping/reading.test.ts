import { expect, test } from "vitest";
import { cases } from "../contract/cases";
import { given, said, unread } from "./reading";

function form(fields: Record<string, string | string[]>): FormData {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) made.append(name, one);
  return made;
}

const of = (fields: Record<string, string | string[]>) => given(form(fields), ["new_sign"]);

test("answers become the command of a check; what was left out stays out", () => {
  const command = said(of({ key: "k", day: "2025-03-03", fever: "no", rest_pain: "1", temperature_c: "" }));
  expect(command).toEqual({ command: "check_in", with: { answers: { fever: "no" }, rest_pain: 1 } });
});

test.each(cases.celsius)("$written is $number", ({ written, number }) => {
  expect(of({ temperature_c: written }).measured["temperature_c"] ?? null).toBe(number);
});

test("what cannot be read is asked for again", () => {
  expect(unread(of({ temperature_c: "abc", systolic_mmhg: "120 mmHg", painkillers: "1,5" }))).toEqual([
    "temperature_c",
    "painkillers",
  ]);
});

test.each([
  [{ new_sign: "yes", temperature_c: "abc" }, []],
  [{ signs: ["saddle"], fever: "no" }, ["saddle"]],
])("a sign is told as one, whatever else was written", (fields, signs) => {
  expect(said(of(fields))).toEqual({ command: "report_emergency", with: { signs } });
});
