import { expect, test } from "vitest";
import { threads } from "../../src/executors/threads.ts";

test.each([
  [{ mx: 2 }, /threads has no option "mx".*Did you mean "max"\?/s],
  [{ tags: 3 }, /tags of threads/],
  [{ tags: [] }, /tags of threads/],
  [{ tags: { cost: {} } }, /tags of threads/],
  [{ resourceLimits: 3 }, /resourceLimits of threads/],
  [{ max: 0, idleMs: -1 }, /max of threads.*idleMs of threads/s],
  [3, /options of threads/],
  [null, /options of threads/],
])("%j is refused", (options, message) => {
  expect(() => threads(options as never)).toThrow(message);
});

test("tags may be texts, numbers, flags, lists of them and null", async () => {
  const tags = { a: "x", b: 1, c: true, d: ["x", 2], e: null };
  const executor = threads({ tags, max: 1, idleMs: Infinity });
  expect(executor.tags).toEqual(tags);
  await executor.close?.();
});
