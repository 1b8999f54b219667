import { isDeepStrictEqual } from "node:util";
import { Driver } from "../../../src/driver/driver.ts";
import type { Executor } from "../../../src/executor.ts";
import type { Module } from "../../../src/module.ts";
import { interpret, type Outcome } from "./interpret.ts";
import { memory } from "../../../src/stores/memory.ts";
import type { Pair, Saved } from "./project/parts.ts";
import { hasKind, type Stack } from "./use.ts";
import { configOf, world } from "./vocabulary.ts";

type Values = Readonly<Record<string, unknown>>;

/** How what a driver makes of a module differs from what the rules say of its decorators; empty where all is right. */
export async function findDifferences(bundled: Module, stack: Stack): Promise<readonly string[]> {
  const expected = interpret(stack, world);
  const { module, executors, calls } = placeElsewhere(bundled);
  const driver = new Driver({ modules: [module], config: configOf(stack), executors } as never) as unknown as Driver;
  const found = driver.variables().filter(({ role }) => role !== "input");
  const names = [...expected.nodes.keys()];
  const there = new Set(found.map(({ name }) => name));
  const differences = [...there.symmetricDifference(new Set(names))].map(
    (name) => `${name} is ${there.has(name) ? "there and should not be" : "missing"}`,
  );
  if (differences.length > 0) return differences;
  const results: Values = await driver.execute(names, { inputs: pick(expected.inputs) });
  for (const [name, { value, tags, cache }] of expected.nodes) {
    const own = found.find((node) => node.name === name)!.tags;
    if (!isDeepStrictEqual(own, tags)) differences.push(`${name} has the tags ${show(own)} instead of ${show(tags)}`);
    const said = sayCache(driver, name);
    if (!isDeepStrictEqual(said, cache))
      differences.push(`${name} is cached as ${show(said)} instead of ${show(cache)}`);
    const actual = withoutDetails(results[name]);
    if (!isDeepStrictEqual(actual, value)) differences.push(`${name} is ${show(actual)} instead of ${show(value)}`);
  }
  if (calls.length > 0 !== hasKind(stack, "runOn")) differences.push(`${calls.length} calls were made elsewhere`);
  differences.push(...(await findWhereOverridden(driver, stack, expected)));
  differences.push(...(await findWithCache(driver, stack, expected)));
  return hasKind(stack, "config") ? [...differences, ...(await findLeftOn(bundled, stack))] : differences;
}

interface Placed {
  readonly module: Module;
  readonly executors: Readonly<Record<string, Executor>>;
  /** The names of the functions that it was given so far. */
  readonly calls: readonly string[];
}

/** The functions of a bundle have no file of their own, so that the executor finds them in the module. */
function placeElsewhere(bundled: Module): Placed {
  const calls: string[] = [];
  const elsewhere: Executor = {
    async run({ code, values }) {
      calls.push(code.name);
      return (bundled.source[code.name] as (...given: readonly unknown[]) => unknown)(...values);
    },
  };
  const home = { url: "file:///bundle.js", of: "source" } as const;
  return { module: { ...bundled, home }, executors: { elsewhere }, calls };
}

/** What is said above functions of the results of a node. */
function sayCache({ graph }: Driver, name: string): object {
  const { behavior, version, format, freshness } = graph.nodes.get(name)!.cache ?? {};
  return {
    ...(behavior !== undefined && { behavior }),
    ...(version !== undefined && { version }),
    ...(format !== undefined && { format }),
    ...(freshness !== undefined && { freshness: true }),
  };
}

/** What is kept is what was computed; it is used again, but where decorators say that it is not. */
async function findWithCache(plain: Driver, stack: Stack, expected: Outcome): Promise<readonly string[]> {
  const driver = plain.with({ cache: { store: memory() } });
  const names = [...expected.nodes.keys()];
  const differences: string[] = [];
  for (const time of ["first", "second"]) {
    const { results, nodes } = await driver.run(names, { inputs: pick(expected.inputs) });
    for (const [name, { value, isRepeated }] of expected.nodes) {
      const actual = withoutDetails(results[name]);
      if (!isDeepStrictEqual(actual, value))
        differences.push(`${name} is ${show(actual)} the ${time} time with a cache`);
      const status = time === "first" || isRepeated ? "done" : "cached";
      const found = nodes[name]!;
      if (found.status !== status)
        differences.push(`${name} is ${found.status} the ${time} time, instead of ${status}: ${found.why}`);
    }
  }
  return [...differences, ...(await findWhereOverridden(driver, stack, expected))];
}

/** What depends on the function's result depends on a value that is given in its place. */
async function findWhereOverridden(driver: Driver, stack: Stack, plain: Outcome): Promise<readonly string[]> {
  const [node = ""] = plain.results;
  const value = overriding[hasKind(stack, "dataSaver") ? "saved" : "pair"];
  const { nodes } = interpret(stack, world, { node, value });
  const changed = [...nodes].filter(([name, { value }]) => !isDeepStrictEqual(value, plain.nodes.get(name)!.value));
  const names = changed.map(([name]) => name);
  const request = { inputs: pick(plain.inputs), overrides: { [node]: value } };
  const results: Values = await driver.execute(names, request);
  return changed.flatMap(([name, { value }]) => {
    const actual = withoutDetails(results[name]);
    return isDeepStrictEqual(actual, value)
      ? []
      : [`${name} is ${show(actual)} with an override of ${node}, not ${show(value)}`];
  });
}

const overriding = {
  pair: [
    { a: 50, b: 60 },
    { a: 70, b: 80 },
  ] as Pair,
  saved: { rows: 5, total: 6, path: "other.keep", format: "other" } satisfies Saved,
};

/** Where its condition does not hold, no node of the function is there; of a step, the value passes on. */
async function findLeftOn(bundled: Module, stack: Stack): Promise<readonly string[]> {
  const { module, executors } = placeElsewhere(bundled);
  const config = Object.fromEntries(
    Object.entries(configOf(stack)).map(([key, value]) => [key, key === "mode" || key === "region" ? "off" : value]),
  );
  const driver = new Driver({ modules: [module], config, executors } as never) as unknown as Driver;
  if (hasKind(stack, "mutate")) {
    const { origin }: Values = await driver.execute(["origin"], { inputs: { seed: world.seed } });
    return isDeepStrictEqual(origin, world.seed.slice(1))
      ? []
      : [`origin is ${show(origin)} while its step is not taken`];
  }
  const left = driver.variables().filter(({ role }) => role !== "input");
  return left.map(({ name }) => `${name} is there while its condition does not hold`);
}

function pick(names: ReadonlySet<string>): Values {
  return Object.fromEntries(Object.entries(world).filter(([name]) => names.has(name)));
}

/** The figures behind what checks tell are not what is compared. */
function withoutDetails(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("details" in value)) return value;
  const { details: _, ...rest } = value;
  return rest;
}

function show(value: unknown): string {
  return JSON.stringify(value);
}
