import { describe, expect, test } from "vitest";
import { isHopeless, readRetryAfter, readStatus } from "../../src/policies/http-error.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

test.each<[string, unknown, number | undefined]>([
  ["milliseconds", { headers: { "retry-after-ms": "250" } }, 250],
  ["milliseconds before seconds", { headers: new Headers({ "retry-after-ms": "250", "retry-after": "3" }) }, 250],
  ["seconds", { headers: new Headers({ "Retry-After": "3" }) }, 3000],
  ["parts of a second", { headers: { "retry-after": "1.5" } }, 1500],
  ["a plain object in any case", { headers: { "Retry-After": "2" } }, 2000],
  ["a number", { headers: { "retry-after": 2 } }, 2000],
  ["a list of values", { headers: { "retry-after": ["4", "9"] } }, 4000],
  ["a date", { headers: { "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" } }, 30_000],
  ["a date that is over", { headers: { "retry-after": "Sun, 01 Mar 2026 11:00:00 GMT" } }, 0],
  ["the headers of a response", { response: { headers: new Headers({ "retry-after": "5" }) } }, 5000],
  ["a thrown response", new Response(null, { status: 429, headers: { "retry-after": "6" } }), 6000],
  [
    "nonsense, and milliseconds that are none",
    { headers: { "retry-after": "soon", "retry-after-ms": "x" } },
    undefined,
  ],
  ["a number below zero", { headers: { "retry-after": "-5" } }, undefined],
  ["a text with a number", { headers: { "retry-after": "in 5 minutes" } }, undefined],
  ["headers that are a text", { headers: "retry-after: 4" }, undefined],
  ["an error without headers", new Error("no"), undefined],
  ["nothing", undefined, undefined],
])("reads %s", (_, error, ms) => {
  expect(readRetryAfter(error, now)).toBe(ms);
});

describe("a status", () => {
  test("is found where clients put it", () => {
    expect(readStatus({ status: 429 })).toBe(429);
    expect(readStatus({ statusCode: 503 })).toBe(503);
    expect(readStatus({ response: { status: 404 } })).toBe(404);
    expect(readStatus({ status: "error" })).toBeUndefined();
    expect(readStatus(null)).toBeUndefined();
  });

  test("of 4xx says that repeating is of no use, but for a few", () => {
    const hopeless = [200, 400, 401, 403, 404, 408, 409, 422, 425, 429, 499, 500, 503].filter((status) =>
      isHopeless({ status }),
    );
    expect(hopeless).toEqual([400, 401, 403, 404, 422, 499]);
    expect(isHopeless(new Error("no"))).toBe(false);
  });
});
