import { expect, test } from "vitest";
import { trackRuns } from "../../../src/adapters.ts";
import { context, withContext } from "../../../src/index.ts";
import { makeDriver } from "../../policies/make-driver.ts";
import { makeFolder, readLatest } from "../../adapters/tracking/scratch.ts";

test("adapters are given texts and facts, whatever code logs", async () => {
  const folder = makeFolder();
  const lines: unknown[] = [];
  const note = {
    name: "note",
    onLog: (_: unknown, level: string, text: string, facts: object) => lines.push([level, text, facts]),
  };
  const write = (): number => {
    const log = context().log as unknown as Record<string, (...args: unknown[]) => void>;
    log["info"]!();
    log["error"]!(new TypeError("off"));
    log["warn"]!({ url: "hidden" });
    log["debug"]!(7, null);
    return 1;
  };
  const run = (await makeDriver({ a: [[], write, ["timeout", 60_000]] }, [trackRuns({ folder }), note as never]).run([
    "a",
  ] as never[])) as { readonly warnings: readonly unknown[] };
  expect(run.warnings).toEqual([]);
  expect(lines).toEqual([
    ["info", "", {}],
    ["error", "TypeError: off", {}],
    ["warn", "object { url }", {}],
    ["debug", "7", {}],
  ]);
  expect((await readLatest(folder)).logs).toHaveLength(4);
});

test("withContext takes the code first", () => {
  expect(() => withContext({ runId: "r" } as never, (() => 1) as never)).toThrow(/CONTEXT_CALL_INVALID.*withContext/s);
  expect(() => withContext(() => 1, 3 as never)).toThrow(/CONTEXT_CALL_INVALID/);
  expect(withContext(() => context().runId, { runId: "r" })).toBe("r");
});
