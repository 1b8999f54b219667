import * as fc from "fast-check";
import { expect, test } from "vitest";
import { describeShape } from "../../src/codegen/describe-shape.ts";
import { typeNodes } from "../../src/codegen/type-nodes.ts";
import { typeConditions } from "../../src/codegen/variant-conditions.ts";
import { Driver } from "../../src/driver/driver.ts";
import { register } from "../../src/decorators/registry.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { activeVariants, enumerateConfigs } from "../../src/graph/conditions.ts";
import { findCycles } from "../../src/graph/cycles.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { downstreamOf, pathBetween, upstreamOf } from "../../src/graph/lineage.ts";
import { createModule, type FunctionRow } from "../../src/module.ts";
import type { Config, ConfigValue, Node } from "../../src/node.ts";
import { randomConfig, randomNodes, randomVariants } from "./random.ts";

/** What a name reaches by one or more edges upstream, by repeated steps. */
function naiveUpstream(nodes: ReadonlyMap<string, Node>, name: string): Set<string> {
  const reached = new Set<string>();
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const from of [name, ...reached]) for (const { node } of nodes.get(from)?.edges ?? []) reached.add(node);
  }
  return reached;
}

test("a cycle is found if and only if there is one, and its path is one", () => {
  fc.assert(
    fc.property(randomNodes, (nodes) => {
      const cycles = findCycles(nodes);
      const isCyclic = [...nodes.keys()].some((name) => naiveUpstream(nodes, name).has(name));
      expect(cycles.length > 0).toBe(isCyclic);
      for (const path of cycles) {
        expect(path.at(0)).toBe(path.at(-1));
        expect(new Set(path).size).toBe(path.length - 1);
        for (const [place, name] of path.slice(1).entries())
          expect(nodes.get(name)?.edges.map(({ node }) => node)).toContain(path[place]);
      }
      // Every node that needs itself shares a cycle's group with one that is told.
      const told = new Set(cycles.flat());
      for (const name of nodes.keys()) {
        const upstream = naiveUpstream(nodes, name);
        const isTold = [...told].some((other) => upstream.has(other) && naiveUpstream(nodes, other).has(name));
        expect(isTold).toBe(upstream.has(name));
      }
    }),
  );
});

test("lineage is what stepping from edge to edge reaches", () => {
  fc.assert(
    fc.property(randomNodes, (nodes) => {
      const all = [...nodes.keys()];
      const taken = [...nodes.values()]
        .flatMap(({ edges }) => edges.map(({ node }) => node))
        .filter((name) => !nodes.has(name));
      const inputs = new Map(
        taken.map((name) => [
          name,
          { name, type: "", optional: false, consumers: [], location: { file: "", line: 1, column: 1 } },
        ]),
      );
      const graph: Graph = {
        nodes,
        inputs,
        inactive: new Map(),
        dormantInputs: new Map(),
        fanPaths: new Map(),
        secrets: new Set(),
        config: {},
      };
      const up = (name: string): Set<string> => naiveUpstream(nodes, name).add(name);
      for (const name of [...all, ...taken]) {
        expect(upstreamOf(graph, [name])).toEqual(up(name));
        expect([...downstreamOf(graph, [name])].toSorted()).toEqual(
          [...new Set([...all, ...taken])].filter((other) => up(other).has(name)).toSorted(),
        );
      }
      for (const from of ["n0", ...taken.slice(0, 1)])
        for (const to of all) {
          const between = [...new Set([...all, ...taken])].filter((name) => up(name).has(from) && up(to).has(name));
          expect([...pathBetween(graph, from, to)].toSorted()).toEqual(between.toSorted());
        }
    }),
  );
});

test("what a generated file says that nodes need is what stepping from edge to edge reaches", () => {
  fc.assert(
    fc.property(randomNodes, (nodes) => {
      fc.pre(findCycles(nodes).length === 0);
      for (const { name, reach } of describeShape(typeNodes([...nodes.values()])).nodes) {
        const open = [...naiveUpstream(nodes, name)].filter((other) => !nodes.has(other));
        expect([name, [...reach.needs].toSorted(), reach.uses.size]).toEqual([name, open.toSorted(), 0]);
      }
    }),
  );
});

type Choices = Readonly<Record<string, readonly ConfigValue[]>>;
const meets = (config: Config, choices: Choices): boolean =>
  Object.entries(choices).every(([key, values]) => values.includes(config[key] as ConfigValue));

test("what the generated types say of variants is what the graph does", () => {
  fc.assert(
    fc.property(randomVariants, fc.array(randomConfig, { minLength: 1, maxLength: 8 }), (variants, configs) => {
      for (const config of configs) {
        const byTypes = variants.filter((variant) =>
          typeConditions(variant, variants).some(
            ({ when, unless }) => meets(config, when) && !unless.some((not) => meets(config, not)),
          ),
        );
        expect(byTypes.map(({ name }) => name)).toEqual(activeVariants(variants, config).map(({ name }) => name));
      }
    }),
    { numRuns: 500 },
  );
});

test("the configs that are enumerated show everything that conditions can tell apart", () => {
  fc.assert(
    fc.property(randomVariants, randomConfig, (variants, config) => {
      const active = (under: Config): string =>
        activeVariants(variants, under)
          .map(({ name }) => name)
          .join(" ");
      const seen = [...enumerateConfigs(variants.flatMap(({ when }) => when ?? []))].map(active);
      fc.pre(seen.length < 512);
      expect(seen).toContain(active(config));
    }),
    { numRuns: 500 },
  );
});

const chainLength = 100_000;

function chain(last: string): { source: object; functions: FunctionRow[] } {
  const functions = Array.from({ length: chainLength }, (_, place): FunctionRow => ({
    name: `n${place}`,
    takes: [[place === 0 ? last : `n${place - 1}`, "number"]],
    gives: "number",
    hash: `${place}`,
  }));
  return { source: Object.fromEntries(functions.map(({ name }) => [name, (value: number) => value + 1])), functions };
}

const rows = { name: "flow", file: "flow.ts", url: "", positions: [] };

test("a chain of 100,000 nodes runs", async () => {
  const driver = new Driver({ modules: [createModule({ ...rows, ...chain("start") })] });
  const last = `n${chainLength - 1}`;
  expect(await driver.execute([last], { inputs: { start: 5 } })).toEqual({ [last]: chainLength + 5 });
  expect(driver.upstreamOf(last)).toHaveLength(chainLength + 1);
});

test("a cycle of 100,000 nodes is found", () => {
  const last = `n${chainLength - 1}`;
  const error = catchError(() => new Driver({ modules: [createModule({ ...rows, ...chain(last) })] }));
  expect(error.code).toBe("CYCLE");
  expect(error.nodes).toHaveLength(chainLength);
});

test("only what is needed runs, and what is needed twice runs once", async () => {
  const calls: string[] = [];
  const source = Object.fromEntries(
    ["top", "left", "right", "bottom", "apart"].map((name) => [
      name,
      (...values: number[]) => calls.push(name) && values.length,
    ]),
  );
  const takes: Record<string, string[]> = {
    top: [],
    left: ["top"],
    right: ["top"],
    bottom: ["left", "right"],
    apart: ["top"],
  };
  const functions = Object.entries(takes).map(([name, names]): FunctionRow => ({
    name,
    takes: names.map((taken) => [taken, "number"]),
    gives: "number",
    hash: name,
  }));
  const driver = new Driver({ modules: [createModule({ ...rows, source, functions })] });
  expect(await driver.execute(["bottom"])).toEqual({ bottom: 2 });
  expect(calls.toSorted()).toEqual(["bottom", "left", "right", "top"]);
});

function catchError(make: () => unknown): DataflowError {
  try {
    make();
  } catch (error) {
    if (error instanceof DataflowError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

test("what plain rows alone can get wrong is told", () => {
  const fn = (value: number): number => value;
  const row: FunctionRow = { name: "fn", takes: [["value", "number"]], gives: "number", hash: "" };
  const unknown = createModule({ ...rows, source: { fn }, functions: [{ ...row, decorators: [["chache", {}]] }] });
  expect(catchError(() => new Driver({ modules: [unknown] })).code).toBe("MODULE_STALE");
  const later = (value: number): number => value;
  register(later, "chache", {});
  const decorated = createModule({
    ...rows,
    source: { fn: later },
    functions: unknown.declared.map(() => ({ ...row, decorators: [["chache", {}]] })),
  });
  expect(catchError(() => new Driver({ modules: [decorated] })).code).toBe("DECORATOR_UNKNOWN");
  expect(catchError(() => new Driver({ modules: [undefined, {}] } as never)).problems.map(({ code }) => code)).toEqual([
    "MODULE_INVALID",
    "MODULE_INVALID",
  ]);
  for (const modules of [undefined, unknown])
    expect(catchError(() => new Driver({ modules } as never)).code).toBe("MODULE_INVALID");
  const driver = new Driver({ modules: [createModule({ ...rows, source: { fn }, functions: [row] })] });
  expect(catchError(() => driver.upstreamOf("fnn", () => 1)).problems.map(({ code, hint }) => [code, hint])).toEqual([
    ["NODE_UNKNOWN", 'Did you mean "fn"?'],
    ["FUNCTION_UNKNOWN", "Give an exported function of one of the driver's modules, or a node's name."],
  ]);
  expect(driver.upstreamOf(fn)).toEqual(["value", "fn"]);
});
