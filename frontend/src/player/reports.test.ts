import { beforeEach, expect, test } from "vitest";
import type { Command } from "../contract/command";
import { type Entry, fresh } from "../offline/entry";
import { answer, SEVERE, WARM } from "../offline/testing";
import { deliveryOf } from "./delivery";
import { Reports } from "./reports";

const TELLING = { patient: "p", by: "anna", ticket: "t", session: "s", now: "2025-03-03T07:00:00Z" };
const NUMBER: Command = { command: "report_pain", with: { exercise: "any", nrs: 7, words: "severe" } };
const SAID = (name: string): string => name;

let post: {
  entries: Entry[];
  unkept: boolean;
  older: boolean;
  tell: (told: Parameters<typeof fresh>[0]) => Promise<void>;
} & {
  heeded: (keys: readonly string[]) => Promise<void>;
  takeBack: (keys: readonly string[]) => Promise<boolean>;
  release: (keys: readonly string[]) => Promise<void>;
};

beforeEach(() => {
  post = {
    entries: [],
    unkept: false,
    older: false,
    tell: async (told) => void post.entries.push(fresh(told, post.entries.length)),
    heeded: async (keys) => {
      post.entries = post.entries.filter(({ key }) => !keys.includes(key));
    },
    async takeBack(keys) {
      await this.heeded(keys);
      return true;
    },
    release: async () => undefined,
  };
});

const change = (at: number, more: Partial<Entry>): void => {
  post.entries = post.entries.map((entry, i) => (i === at ? { ...entry, ...more } : entry));
};
const arrive = (at: number): void =>
  change(at, { state: "arrived", answer: answer(post.entries[at]?.key ?? ""), hindrance: null });
const said = (reports: Reports): string => deliveryOf("stopped", reports.heard, SAID);

test("nobody is said to know before the clinic has answered this very report (I30)", () => {
  const reports = new Reports(post, TELLING);
  reports.tell(SEVERE);
  expect(said(reports)).toBe("onItsWay");
  reports.tell(WARM);
  arrive(1);
  change(0, { hindrance: "unreachable" });
  expect(said(reports)).toBe("waiting");
  arrive(0);
  expect(said(reports)).toBe("told");
});

test("that it was told stays true once its answer is heeded, and what came later still waits", () => {
  const [reports, heard] = [new Reports(post, TELLING), [] as string[]];
  reports.tell(SEVERE);
  arrive(0);
  reports.take(({ command }) => void heard.push(command));
  expect(post.entries).toEqual([]);
  expect(said(reports)).toBe("told");
  reports.tell(NUMBER);
  change(0, { hindrance: "unreachable" });
  expect(said(reports)).toBe("toldFirst waiting");
});

test.each([
  [{ state: "aside" }, "notTaken"],
  [{ hindrance: "signed-out" }, "waitingSignedOut"],
  [{ hindrance: "another" }, "waitingSignedOut"],
  [{ hindrance: "unwell" }, "waiting"],
] as [Partial<Entry>, string][])("of one that is %j it says %s", (more, words) => {
  const reports = new Reports(post, TELLING);
  reports.tell(SEVERE);
  change(0, more);
  expect(said(reports)).toBe(words);
});

test("a browser that keeps nothing is said to", () => {
  const reports = new Reports(post, TELLING);
  reports.tell(SEVERE);
  change(0, { hindrance: "unreachable" });
  post.unkept = true;
  expect(said(reports)).toBe("waitingUnkept");
});

test("after a reload it is of this session alone, and each answer is handed over once", () => {
  const told = { by: "anna", ticket: "t", at: "", device: "" };
  const more = { patient: "p", told, form: 2, instead: null };
  post.entries = [
    fresh({ key: "now", command: SEVERE, session: "s", ...more }, 1),
    fresh({ key: "then", command: SEVERE, session: "earlier", ...more }, 2),
    fresh({ key: "old", command: WARM, session: null, ...more }, 3),
    fresh({ key: "else", command: WARM, session: "s", ...more, patient: "q" }, 4),
  ];
  const reports = new Reports(post, TELLING);
  expect(reports.left).toEqual([SEVERE, WARM]);
  const session = { open: false, end: "severe_pain" as const, warmed_up: true, current: null, results: [] };
  change(0, { state: "arrived", answer: answer("now", { session }) });
  const heard: string[] = [];
  for (let n = 0; n < 2; n++) reports.take(({ command }) => void heard.push(command));
  expect(heard).toEqual(["report_pain"]);
  expect(said(reports)).toBe("told");
});

test("what was taken back is neither told nor waited for", async () => {
  const reports = new Reports(post, TELLING);
  const key = reports.tell(NUMBER, 11_000);
  expect(said(reports)).toBe("onItsWay");
  expect(await reports.takeBack([key])).toBe(true);
  expect(reports.heard.told).toBe("none");
  expect(reports.left).toEqual([]);
});

test("what another tab tells is heard once, and not while that tab still holds it", () => {
  const [here, there] = [new Reports(post, TELLING), new Reports(post, TELLING)];
  there.tell(SEVERE);
  expect(here.others(Date.now())).toEqual([SEVERE]);
  expect(here.others(Date.now())).toEqual([]);
  there.tell(NUMBER);
  change(1, { after: 2000 });
  expect(here.others(1000)).toEqual([]);
  expect(here.others(2000)).toEqual([NUMBER]);
  expect(there.others(3000)).toEqual([]);
});

test("what the clinic took while no page could hear it is known to the next one", () => {
  new Reports(post, TELLING).tell(WARM);
  new Reports(post, TELLING).tell(NUMBER);
  arrive(0);
  const next = new Reports(post, TELLING);
  expect(next.answered.map(({ command, answer }) => [command, answer.version])).toEqual([[WARM, 11]]);
  expect(next.left).toEqual([NUMBER]);
});
