import { expect, test } from "vitest";
import { Driver } from "../../../src/driver/driver.ts";
import type { Module } from "../../../src/module.ts";
import type { Run } from "../../../src/run/run.ts";
import { memory } from "../../../src/stores/memory.ts";
import { loadProgram } from "../../cache/load-program.ts";
import { namesBy } from "./cached-driver.ts";

const program = (fee: number): Readonly<Record<string, string>> => ({
  "dataflow.ts": [
    'import { subdag } from "eponym";',
    `const fee = ${fee};`,
    "export function total(price: number): number { return price + fee; }",
    "export function half(net: number): number { return net / 2; }",
    "export function quarter(half: number): number { return half / 2; }",
    "subdag(small, [half, quarter], { inputs: (price: number) => ({ net: price }) });",
    "export function small(quarter: number): number { return quarter; }",
    "subdag(large, [half, quarter], { inputs: (total: number) => ({ net: total }) });",
    "export function large(quarter: number): number { return quarter; }",
  ].join("\n"),
});

test("nodes of a subdag are reused each by itself, in each place where it stands", async () => {
  const store = memory();
  const run = async (fee: number): Promise<Run> => {
    const driver: Driver = new Driver({
      modules: [await loadProgram(program(fee))] as readonly Module[],
      cache: { store },
    });
    return driver.run(["small", "large"] as never[], { inputs: { price: 8 } });
  };
  const cold = await run(2);
  expect(cold.results).toEqual({ small: 2, large: 2.5 });
  expect(namesBy(await run(2), "done")).toEqual([]);
  const edited = await run(4);
  expect(edited.results).toEqual({ small: 2, large: 3 });
  expect(namesBy(edited, "cached")).toEqual(["small.inputs.net", "small.half", "small.quarter", "small"]);
});
