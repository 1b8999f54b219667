import { expect, test } from "vitest";
import { listRuns, printSummary, summarize, trackRuns } from "../../../src/adapters.ts";

test.each([
  [{ mostItem: 3 }, /summarize\(…\) has no option "mostItem".*Did you mean "mostItems"\?/s],
  [{ tables: 3 }, /`tables` of summarize/],
  [{ mostMs: "1" }, /`mostMs` of summarize/],
  [3, /`options` of summarize/],
  [null, /`options` of summarize/],
])("%j is refused", (options, message) => {
  expect(() => summarize([1], options as never)).toThrow(message);
});

test("what is refused is refused to trackRuns, too", () => {
  expect(() => trackRuns({ summaries: { mostItem: 3 } as never })).toThrow(/trackRuns\(…\) has no option "mostItem"/);
  expect(() => trackRuns({ summaries: { clock: {} as never } })).toThrow(/`clock` of trackRuns/);
});

test("options that fit are taken", () => {
  const options = {
    tables: [],
    mostItems: Infinity,
    mostBytes: 512,
    mostMs: 5,
    mostDepth: 1,
    seed: 2,
    clock: performance,
  };
  expect(summarize([1, 2], options)).toMatchObject({ kind: "list", length: 2 });
});

test("what is no summary is not printed", () => {
  for (const wrong of [3, null, {}, [], { kind: "nothing" }, "number"])
    expect(() => printSummary(wrong as never)).toThrow(/ADAPTER_OPTION_INVALID.*`summary` of printSummary.*summarize/s);
});

test("runs are in a folder that has a path", async () => {
  for (const wrong of [3, null, ""])
    await expect(listRuns(wrong as never)).rejects.toThrow(/ADAPTER_OPTION_INVALID.*`folder` of listRuns/s);
});
