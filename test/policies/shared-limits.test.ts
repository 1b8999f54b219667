import { describe, expect, test, vi } from "vitest";
import { findLimiter, type LimitRequest } from "../../src/policies/shared-limits.ts";

const none = { concurrency: undefined, perMinute: undefined, tokensPerMinute: undefined };

function request(changes: Partial<LimitRequest> = {}, node = "a"): LimitRequest {
  const place = { kind: "limit", node, location: { file: `${node}.ts`, line: 3, column: 1 } };
  return { fn: () => 1, name: undefined, bounds: { ...none, perMinute: 5 }, target: [], place, ...changes };
}

describe("limiters", () => {
  test("of one name are one, in all copies of the package", async () => {
    const named = { name: "copies" };
    const found = findLimiter(request(named));
    vi.resetModules();
    const copy = await import("../../src/policies/shared-limits.ts");
    expect(copy.findLimiter).not.toBe(findLimiter);
    expect(copy.findLimiter(request(named, "b"))).toEqual({ limiter: (found as { limiter: object }).limiter });
    expect(copy.findLimiter(request({ ...named, bounds: { ...none, perMinute: 6 } }, "b"))).toMatchObject({
      problem: { code: "LIMIT_CONFLICT", nodes: ["b", "a"] },
    });
  });

  test("without a name are those of a function, its bounds and its targets", () => {
    const fn = (): number => 1;
    const limiterOf = (changes: Partial<LimitRequest>): unknown =>
      (findLimiter(request({ fn, ...changes })) as { limiter: object }).limiter;
    const own = limiterOf({});
    expect(limiterOf({})).toBe(own);
    expect(limiterOf({ target: ["x"] })).not.toBe(own);
    expect(limiterOf({ bounds: { ...none, concurrency: 5 } })).not.toBe(own);
    expect(limiterOf({ fn: () => 1 })).not.toBe(own);
  });

  test("of one function with other numbers under one name are in conflict", () => {
    const fn = (): number => 1;
    findLimiter(request({ fn, name: "twice" }));
    expect(findLimiter(request({ fn, name: "twice", bounds: { ...none, perMinute: 9 } }))).toHaveProperty("problem");
  });
});
