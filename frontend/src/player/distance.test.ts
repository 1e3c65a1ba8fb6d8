import { expect, test } from "vitest";
import { Distance } from "./distance";
import { begin } from "./machine";
import { handed, one } from "./testing";

function storage(): Pick<Storage, "getItem" | "setItem"> {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

const seated = { id: "seated", choose: "", leave: "", position: "", figure: null, reduced: null, lying: false };
const exercises = [one("C1"), one("L1", { lying: true, variants: [seated] })];
const state = { ...begin(handed({ exercises, warmed_up: true })), index: 0, screen: "work" as const };

test("who lies down reads from afar, who stands does not", () => {
  const distance = new Distance(storage(), false);
  expect(distance.of(state)).toBe("near");
  expect(distance.of({ ...state, index: 1 })).toBe("far");
  expect(distance.of({ ...state, index: 1, variant: "seated" })).toBe("near");
  expect(distance.of({ ...state, screen: "warm-up" })).toBe("near");
});

test("in the rest, what comes next counts", () => {
  const rest = {
    ...state,
    screen: "rest" as const,
    exercises: [{ ...exercises[0]!, status: "done" as const }, exercises[1]!],
  };
  expect(new Distance(storage(), false).of(rest)).toBe("far");
});

test("what was chosen is kept, lying and upright apart", () => {
  const store = storage();
  const lying = { ...state, index: 1 };
  new Distance(store, false).turn(lying);
  expect(new Distance(store, false).of(lying)).toBe("near");
  expect(new Distance(store, false).of(state)).toBe("near");
  new Distance(store, false).turn(state);
  expect(new Distance(store, false).of(state)).toBe("far");
  expect(new Distance(store, false).of(lying)).toBe("near");
});

test("for whom everything is large it is far from the start, and can be turned off", () => {
  const store = storage();
  const distance = new Distance(store, true);
  expect(distance.of(state)).toBe("far");
  distance.turn(state);
  expect(distance.of(state)).toBe("near");
});
