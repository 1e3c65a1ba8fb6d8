import { beforeEach, describe, expect, test } from "vitest";
import type { PlayerPage } from "../contract/api";
import { forget, keep, kept, NOTHING } from "./kept";
import type { State } from "./session";

const handed = { store: "s", warm_up_id: "W", telling: { session: "monday" } } as PlayerPage;
const warming = { handed, screen: "warm-up", worked: 12.7 } as State;
let [held, written] = [new Map<string, string>(), 0];
const store = {
  getItem: (name: string) => held.get(name) ?? null,
  setItem: (name: string, text: string) => {
    held.set(name, text);
    written += 1;
  },
  removeItem: (name: string) => void held.delete(name),
};

beforeEach(() => {
  [held, written] = [new Map(), 0];
});

describe("what is kept for a reload", () => {
  test("is of this session alone, and gone after it", () => {
    keep(warming, store);
    expect(kept(handed, store)).toEqual({ id: "W", done: 0, seconds: 12 });
    const tuesday = { ...handed, telling: { ...handed.telling, session: "tuesday" } };
    expect(kept(tuesday, store)).toEqual(NOTHING);
    forget(handed, store);
    expect(kept(handed, store)).toEqual(NOTHING);
  });

  test("is written once a second", () => {
    for (const worked of [12.1, 12.2, 12.9, 13]) keep({ ...warming, worked }, store);
    expect(written).toBe(2);
  });

  test("holds nothing of other screens", () => {
    for (const screen of ["intro", "ask", "rest", "stopped"] as const) keep({ ...warming, screen }, store);
    expect(written).toBe(0);
  });

  test("is read where an older build wrote it, which measured nothing", () => {
    held.set("s.done", "L1 7");
    expect(kept(handed, store)).toEqual({ id: "L1", done: 7, seconds: 0 });
  });
});
