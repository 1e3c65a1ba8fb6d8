import { beforeEach, expect, test } from "vitest";
import { Keeper } from "./keeper";
import { cachesInMemory, clinic, SIGN_IN } from "./testing";

const DAY = { reader: "anna", day: "2025-03-03", version: "1", pages: [{ address: "/today/", ends_in: 100 }] };
const LIST = "/today/kept.json";
const PAGE = `<html lang="en"><img src="/artefacts/1/x.svg">`;

let caches: ReturnType<typeof cachesInMemory>;
let pages: Record<string, string>;
let now: number;
let asked: string[];

beforeEach(() => {
  caches = cachesInMemory();
  pages = { [LIST]: JSON.stringify(DAY), "/today/": PAGE, "/artefacts/1/x.svg": "<svg>" };
  now = 1000;
});

function keeper(reader = "anna"): Keeper {
  const answering = clinic(pages, reader);
  asked = answering.asked;
  return new Keeper({ caches, fetch: answering.fetch, now: () => now });
}

const list = (more: object): void => {
  pages[LIST] = JSON.stringify({ ...DAY, ...more });
};
const shown = async (own: Keeper, address = "/today/") => (await own.shown(address))?.text();

test("a day is kept with its files, and shown until it is over", async () => {
  const own = keeper();
  await own.keep(LIST);
  expect(await shown(own)).toContain(`data-kept="1000"`);
  expect(await (await own.file("/artefacts/1/x.svg"))?.text()).toBe("<svg>");
  now += 100_000;
  expect(await shown(own)).toBeUndefined();
});

test("what has not changed is not fetched again", async () => {
  const own = keeper();
  await own.keep(LIST);
  await own.keep(LIST);
  expect(asked.filter((address) => address === "/today/")).toHaveLength(1);
  list({ version: "2" });
  await own.keep(LIST);
  expect(asked.filter((address) => address === "/today/")).toHaveLength(2);
  expect(asked.filter((address) => address.startsWith("/artefacts/"))).toHaveLength(1);
});

test("a page that is no more of the day goes, and so does the day before", async () => {
  const own = keeper();
  pages["/session/"] = PAGE;
  list({ pages: [...DAY.pages, { address: "/session/", ends_in: 100 }] });
  await own.keep(LIST);
  expect(await shown(own, "/session/")).toBeDefined();
  list({ version: "2" });
  await own.keep(LIST);
  expect(await shown(own, "/session/")).toBeUndefined();
  list({ day: "2025-03-04" });
  await own.keep(LIST);
  expect([...caches.names.keys()]).toEqual(["corset-day anna 2025-03-04"]);
});

test("a session that is over is not kept when it is asked for anew", async () => {
  const own = keeper();
  await own.keep(LIST);
  delete pages["/today/"];
  await own.renew("/today/");
  expect(await shown(own)).toBeUndefined();
});

test("it is kept as its reader saw it, and keeps its end when it is renewed", async () => {
  const own = keeper();
  pages["/today/?speed=9"] = `<html lang="en">fast`;
  await own.keep(LIST, "/today/?speed=9");
  expect(await shown(own)).toContain("fast");
  now += 50_000;
  await own.renew("/today/?speed=9");
  now += 60_000;
  expect(await shown(own)).toBeUndefined();
});

test.each([
  ["nobody's", "nobody"],
  ["another's", "berta"],
])("a page that is %s throws the day away", async (_whose, reader) => {
  const own = keeper();
  await own.keep(LIST);
  await own.heard("anna");
  expect(await shown(own)).toBeDefined();
  await own.heard(null);
  expect(await shown(own)).toBeDefined();
  await own.heard(reader);
  expect(await shown(own)).toBeUndefined();
});

test("a page of somebody else is not kept as one's own", async () => {
  const own = keeper("berta");
  await own.keep(LIST);
  expect(await shown(own)).toBeUndefined();
});

test("who leaves while the day is being fetched leaves nothing", async () => {
  const own = keeper();
  const keeping = own.keep(LIST);
  await own.forget();
  await keeping;
  expect([...caches.names.keys()]).toEqual([]);
});

test("scripts that import each other are kept once", async () => {
  const own = keeper();
  Object.assign(pages, {
    "/today/": `<html lang="en"><script src="/static/a.js">`,
    "/static/a.js": `import"./b.js"`,
    "/static/b.js": `import("./a.js")`,
  });
  await own.keep(LIST);
  expect(await shown(own)).toBeDefined();
  expect(asked.filter((address) => address.startsWith("/static/"))).toEqual(["/static/a.js", "/static/b.js"]);
});

test("whoever is signed out is not followed to the sign-in", async () => {
  const own = keeper();
  await own.keep(LIST);
  for (const page of [LIST, "/today/"]) delete pages[page];
  await own.keep(LIST);
  await own.renew("/today/");
  expect(asked.filter((address) => address === LIST)).toHaveLength(2);
  expect(asked).not.toContain(SIGN_IN);
});
