import { expect, test } from "vitest";
import { filesBehind, filesIn, isDay, isOf, mayShow, nameOf, SINCE, stamped, UNTIL } from "./day";

test("a page's files are those in its markup and in what it hands to its script, each once", () => {
  const html = `<link href="/static/a.css"><img src="/artefacts/1/x.svg"><a href="/today/">
    <script type="application/json">{"frames":"/artefacts/1/x.json","still":"/artefacts/1/x.svg"}</script>`;
  expect(filesIn(html)).toEqual(["/static/a.css", "/artefacts/1/x.svg", "/artefacts/1/x.json"]);
});

test.each([
  ["/static/b/site.js", `import{a}from"./post.1.js";await import("./raise.2.js")`, ["post.1.js", "raise.2.js"]],
  ["/static/b/site.css", `@font-face{src:url(f.woff2)}p{background:url("data:x")}`, ["f.woff2"]],
  ["/static/b/x.svg", `url(y.png)`, []],
])("behind %s stands what it imports or draws", (path, text, names) => {
  expect(filesBehind(path, text)).toEqual(names.map((name) => `/static/b/${name}`));
});

test("a kept page knows when it was kept", () => {
  expect(stamped(`<!DOCTYPE html><html lang="en">`, 5)).toBe(`<!DOCTYPE html><html data-kept="5" lang="en">`);
});

test.each([
  ["while its day lasts", 0, 100, 50, true],
  ["not once it is over", 0, 100, 100, false],
  ["not where the clock was set back", 1_000_000, 2_000_000, 0, false],
])("it is shown %s", (_when, since, until, now, shown) => {
  expect(mayShow(new Headers({ [SINCE]: String(since), [UNTIL]: String(until) }), now)).toBe(shown);
});

test("a cache is of one person and one day", () => {
  const name = nameOf({ reader: "anna", day: "2025-03-03" });
  expect([isDay(name), isOf(name, "anna"), isOf(name, "ann"), isDay("corset /static/x.css")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
