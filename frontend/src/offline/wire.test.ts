import { afterEach, expect, test, vi } from "vitest";
import { answer, entry, SEVERE } from "./testing";
import { sender } from "./wire";

afterEach(() => void vi.unstubAllGlobals());

function answering(status: number, body: unknown, headers = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  vi.stubGlobal("fetch", async () => new Response(text, { status, headers }));
  return sender("/api/session/", (build) => void builds.push(build))(entry("k", SEVERE));
}

const builds: string[] = [];
const problems = { problems: [{ field: "", text: "no" }] };

test.each([
  [200, answer("k"), "answered"],
  [200, answer("another"), "unwell"],
  [200, "<h1>Sign in to the airport's network</h1>", "unwell"],
  [401, problems, "signed-out"],
  [403, "<h1>The token is missing</h1>", "signed-out"],
  [403, problems, "another"],
  [400, problems, "refused"],
  [409, problems, "refused"],
  [413, "too large", "refused"],
  [422, problems, "refused"],
  [415, "<h1>No such kind</h1>", "refused"],
  [431, "", "refused"],
  [408, problems, "unwell"],
  [429, problems, "unwell"],
  [404, problems, "refused"],
  [404, "<h1>nginx</h1>", "unwell"],
  [500, "", "unwell"],
  [503, problems, "unwell"],
  [425, problems, "unwell"],
])("%i with %j is %s", async (status, body, kind) => {
  expect((await answering(status, body)).kind).toBe(kind);
});

test.each([
  [new TypeError("Failed to fetch"), "unreachable"],
  [new DOMException("15 s", "TimeoutError"), "unwell"],
])("%s is %s", async (error, kind) => {
  vi.stubGlobal("fetch", () => Promise.reject(error));
  expect((await sender("/")(entry("k", SEVERE))).kind).toBe(kind);
});

test("with every answer it hears which build is served", async () => {
  builds.length = 0;
  await answering(503, problems, { "X-Corset-Build": "abc" });
  expect(builds).toEqual(["abc"]);
});
