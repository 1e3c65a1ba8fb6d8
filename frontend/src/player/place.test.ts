import { expect, test } from "vitest";
import type { PlaceAnswer, PlaceReport } from "../contract/api";
import { Place, type Standing } from "./place";
import { handed } from "./testing";

/** A device with its pages, and a clinic that knows where the session is led. */
function world(clinic: (asked: PlaceReport) => PlaceAnswer | undefined = () => ({ leads: true, end: "" })) {
  const pages: Place[] = [];
  const heard: [string, Standing, string][] = [];
  const asked: PlaceReport[] = [];
  const open = (page: string): Place => {
    const place = new Place(
      handed(),
      {
        ask: async (ask) => {
          asked.push(ask);
          return clinic(ask);
        },
        say: (said) => {
          for (const other of pages) if (other !== place) other.hear(said);
        },
        wait: async () => undefined,
        page,
        device: "d",
      },
      (standing, end) => heard.push([page, standing, end]),
    );
    pages.push(place);
    return place;
  };
  return { open, heard, asked, gone: (place: Place) => pages.splice(pages.indexOf(place), 1) };
}

test("a page that is alone leads, without a network too", async () => {
  const { open, heard } = world(() => undefined);
  await open("first").open();
  expect(heard).toEqual([]);
});

test("a second page of the device asks, and the first stops when it goes on there", async () => {
  const { open, heard } = world();
  const [first, second] = [open("first"), open("second")];
  await first.open();
  await second.open();
  expect(heard).toEqual([["second", "asks", ""]]);
  await second.take();
  expect(heard.at(-1)).toEqual(["first", "taken", ""]);
  expect(second.standing).toBe("leads");
});

test("a page that was loaded again, or opened after a kill, is not asked", async () => {
  const { open, heard, gone, asked } = world();
  const first = open("first");
  await first.open();
  gone(first);
  await open("second").open();
  expect(heard).toEqual([]);
  expect(asked.at(-1)).toMatchObject({ page: "second", device: "d", alone: true });
});

test("another device asks, and taken over by one a page hears of it", async () => {
  const elsewhere = world(({ takes }) => ({ leads: takes ?? false, end: "" }));
  const page = elsewhere.open("tablet");
  await page.open();
  expect(elsewhere.heard).toEqual([["tablet", "asks", ""]]);
  await page.take();
  await page.beat();
  expect(elsewhere.heard.at(-1)).toEqual(["tablet", "taken", ""]);
});

test("how the session ended elsewhere is said", async () => {
  const { open, heard } = world(() => ({ leads: true, end: "severe_pain" }));
  await open("first").open();
  expect(heard).toEqual([["first", "leads", "severe_pain"]]);
});

test("pages of another session, and two that were opened at once, do not stop each other", async () => {
  const { open, heard } = world();
  const [first, second] = [open("first"), open("second")];
  first.hear({ type: "takes", session: "another", page: "x" });
  await Promise.all([first.open(), second.open()]);
  expect(heard).toEqual([]);
});
