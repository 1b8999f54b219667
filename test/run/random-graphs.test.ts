import * as fc from "fast-check";
import { expect, test } from "vitest";
import { drain, type FunctionSketch, makeDataflow, type Options, rejection } from "./make-dataflow.ts";

/** Node `n<i>` takes some earlier nodes and inputs, and gives the sum of what it takes plus its place. */
interface RandomNode {
  readonly takes: readonly string[];
  readonly kind: "now" | "resolved" | "later";
  readonly fails: boolean;
}

const inputs = { x: 1000, y: 2000 };

const graphs = fc
  .array(
    fc.record({
      parents: fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 6 }),
      takesInput: fc.option(fc.constantFrom("x", "y", "absent?")),
      kind: fc.constantFrom<RandomNode["kind"]>("now", "now", "resolved", "later"),
      fails: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map(({ parents, takesInput, kind, fails }, place): RandomNode => {
      const nodes = place === 0 ? [] : parents.map(([parent, optional]) => `n${parent % place}${optional ? "?" : ""}`);
      return { takes: takesInput === null ? nodes : [...nodes, takesInput], kind, fails };
    }),
  );

const requests = fc.record({
  nodes: graphs,
  asked: fc.array(fc.nat(), { maxLength: 5 }),
  replaced: fc.array(fc.nat(), { maxLength: 3 }),
  concurrency: fc.constantFrom(1, 2, 5, undefined),
});

interface Counted {
  readonly sketches: Record<string, FunctionSketch>;
  readonly calls: Map<string, number>;
}

function sketchNodes(nodes: readonly RandomNode[], mayFail: boolean): Counted {
  const calls = new Map<string, number>();
  const sketches = nodes.map(({ takes, kind, fails }, place) => {
    const name = `n${place}`;
    const compute = (...values: (number | undefined)[]): number => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      if (fails && mayFail) throw new Error(name);
      return values.reduce<number>((sum, value) => sum + (value ?? 0), place);
    };
    const later = async (...values: (number | undefined)[]): Promise<number> => {
      const result = compute(...values);
      if (kind === "later") await drain();
      return result;
    };
    return [name, [takes, kind === "now" ? compute : later]] as const;
  });
  return { sketches: Object.fromEntries(sketches), calls };
}

const failing = Symbol("failing");

/** The plain meaning of a dataflow: each value from the values that it takes. */
function evaluate(
  nodes: readonly RandomNode[],
  overrides: Readonly<Record<string, number>>,
  mayFail: boolean,
): { value: (name: string) => number | typeof failing | undefined; needed: Map<string, number | typeof failing> } {
  const needed = new Map<string, number | typeof failing>();
  const value = (name: string): number | typeof failing | undefined => {
    if (name in inputs) return inputs[name as keyof typeof inputs];
    if (name === "absent") return undefined;
    if (name in overrides) return overrides[name]!;
    if (!needed.has(name)) {
      const place = Number(name.slice(1));
      const { takes, fails } = nodes[place]!;
      const taken = takes.map((other) => value(other.replace("?", "")));
      const isFailing = taken.includes(failing) || (fails && mayFail);
      needed.set(
        name,
        isFailing
          ? failing
          : (taken as (number | undefined)[]).reduce<number>((sum, other) => sum + (other ?? 0), place),
      );
    }
    return needed.get(name);
  };
  return { value, needed };
}

function pick(nodes: readonly RandomNode[], places: readonly number[]): string[] {
  return [...new Set(places.map((place) => `n${place % nodes.length}`))];
}

test("results are what the plain meaning says, and each needed node runs exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async ({ nodes, asked, replaced, concurrency }) => {
      const outputs = pick(nodes, asked);
      const overrides = Object.fromEntries(pick(nodes, replaced).map((name, place) => [name, -1e6 * (place + 1)]));
      const { sketches, calls } = sketchNodes(nodes, false);
      const { value, needed } = evaluate(nodes, overrides, false);
      const known = nodes.flatMap(({ takes }) => takes);
      const given = Object.fromEntries(Object.entries(inputs).filter(([name]) => known.includes(name)));
      const options: Options = { inputs: given, overrides, concurrency };
      const expected = outputs.map((name) => [name, value(name)]);
      const results = await makeDataflow(sketches).execute(outputs, options);
      expect(Object.entries(results)).toEqual(expected);
      expect(calls).toEqual(new Map([...needed.keys()].map((name) => [name, 1])));
    }),
    { numRuns: 300 },
  );
});

test("with failures, what does not depend on them is the same, and everything is accounted for", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async ({ nodes, asked, concurrency }) => {
      const outputs = pick(nodes, asked);
      const { sketches, calls } = sketchNodes(nodes, true);
      const { value, needed } = evaluate(nodes, {}, true);
      const known = nodes.flatMap(({ takes }) => takes);
      const given = Object.fromEntries(Object.entries(inputs).filter(([name]) => known.includes(name)));
      const expected = outputs.map((name) => [name, value(name)] as const);
      const options: Options = { inputs: given, concurrency, onError: "continue" };
      const flow = makeDataflow(sketches);
      const run = await flow.run(outputs, options);
      expect(Object.entries(run.results)).toEqual(expected.filter(([, result]) => result !== failing));
      const statuses = [...needed].map(([name, result]) => {
        const started = calls.has(name) ? "failed" : "skipped";
        return [name, result === failing ? started : "done"] as const;
      });
      const told = Object.entries(run.nodes).filter(([, { status }]) => status !== "input");
      expect(new Map(told.map(([name, { status }]) => [name, status]))).toEqual(new Map(statuses));
      expect(new Set(calls.values())).toEqual(new Set(calls.size > 0 ? [1] : []));
      const anyFails = [...needed.values()].includes(failing);
      expect(run.status).toBe(anyFails ? "failed" : "done");
      if (!anyFails) return;
      expect(await rejection(flow.execute(outputs, { ...options, onError: "stop" }))).toMatchObject({
        code: "NODE_FAILED",
      });
    }),
    { numRuns: 200 },
  );
});
