import { expect, test } from "vitest";
import { asked, moved } from "./shortcuts";

const pressed = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

test("four keys ask for something, all others for nothing", () => {
  const found = ["/", "j", "k", "?", "J", "Enter", "toString", "x"].map((key) => asked(pressed(key), false));
  expect(found).toEqual(["find", "next", "before", "show", undefined, undefined, undefined, undefined]);
});

test("a field keeps its keys, and so does whoever holds another one down", () => {
  expect(asked(pressed("j"), true)).toBeUndefined();
  for (const held of ["ctrlKey", "metaKey", "altKey", "isComposing", "defaultPrevented"]) {
    expect(asked(pressed("k", { [held]: true }), false)).toBeUndefined();
  }
});

test("from nowhere one comes to an end of the list, and beyond its ends nowhere", () => {
  expect([moved(-1, 1, 3), moved(-1, -1, 3)]).toEqual([0, 2]);
  expect([moved(0, 1, 3), moved(2, 1, 3), moved(2, -1, 3), moved(0, -1, 3)]).toEqual([1, 2, 1, 0]);
});
