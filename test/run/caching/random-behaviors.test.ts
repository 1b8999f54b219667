import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CacheMode } from "../../../src/cache/options.ts";
import type { CacheBehavior } from "../../../src/node.ts";
import { memory } from "../../../src/stores/memory.ts";
import { drain, type FunctionSketch } from "../make-dataflow.ts";
import { makeCached, namesBy } from "./cached-driver.ts";
import { slowStore } from "./odd-stores.ts";

/** A node gives the sum of what it takes by `modulus`, so that what changes before it may leave it as it was. */
interface Drawn {
  readonly parents: readonly number[];
  readonly takesInput: boolean;
  readonly modulus: number;
  readonly isLater: boolean;
  readonly above: CacheBehavior | undefined;
}

/** One run: what is new of the code, what is given, and how the cache is to behave. */
interface Turn {
  readonly edits: readonly number[];
  readonly input: number;
  readonly mode: CacheMode;
  readonly behavior: CacheBehavior | undefined;
  readonly behaviors: readonly (readonly [node: number, behavior: CacheBehavior])[];
  readonly ignoresInput: boolean;
  readonly asked: readonly number[];
  readonly concurrency: number | undefined;
}

const behavior = fc.constantFrom<CacheBehavior>("default", "recompute", "disable", "ignore");
const drawn = fc.array(
  fc.record<Drawn>({
    parents: fc.uniqueArray(fc.nat(), { maxLength: 3 }),
    takesInput: fc.boolean(),
    modulus: fc.constantFrom(1, 2, 3, 1000),
    isLater: fc.boolean(),
    above: fc.option(behavior, { nil: undefined, freq: 5 }),
  }),
  { minLength: 1, maxLength: 10 },
);
const turns = fc.array(
  fc.record<Turn>({
    edits: fc.array(fc.nat(), { maxLength: 2 }),
    input: fc.nat({ max: 3 }),
    mode: fc.constantFrom<CacheMode>("normal", "normal", "normal", "ignoreFreshInput", "forceFreshInput", "forceAll"),
    behavior: fc.option(behavior, { nil: undefined, freq: 4 }),
    behaviors: fc.array(fc.tuple(fc.nat(), behavior), { maxLength: 2 }),
    ignoresInput: fc.nat({ max: 5 }).map((number) => number === 0),
    asked: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    concurrency: fc.constantFrom(1, undefined),
  }),
  { minLength: 2, maxLength: 8 },
);

interface Meaning {
  readonly values: ReadonlyMap<number, number>;
  readonly runs: ReadonlySet<number>;
}

/** What a run gives and which nodes it calls: a node runs unless a result is known for its code and for the values of all that counts. */
function evaluate(nodes: readonly Drawn[], code: readonly number[], turn: Turn, known: Map<string, number>): Meaning {
  const own = new Map(turn.behaviors.map(([place, each]) => [place % nodes.length, each]));
  const behaviorOf = (place: number): CacheBehavior =>
    own.get(place) ?? nodes[place]!.above ?? turn.behavior ?? "default";
  const values = new Map<number, number>();
  const runs = new Set<number>();
  const visit = (place: number): number => {
    const before = values.get(place);
    if (before !== undefined) return before;
    const { modulus, takesInput } = nodes[place]!;
    const parents = parentsOf(nodes, place);
    const taken = parents.map(visit);
    const sum = taken.reduce((total, value) => total + value, takesInput ? turn.input : 0) + code[place]! + place;
    const counted = parents.map((parent, at) => [parent, behaviorOf(parent) === "ignore" ? "ignored" : taken[at]]);
    const input = takesInput ? (turn.ignoresInput ? "ignored" : turn.input) : "none";
    const key = JSON.stringify([place, code[place], counted, input]);
    const isUnmatched = parents.some((parent) => behaviorOf(parent) === "disable");
    const stored =
      isUnmatched || turn.mode === "forceAll" || behaviorOf(place) !== "default" ? undefined : known.get(key);
    const value = stored ?? sum % modulus;
    if (stored === undefined) runs.add(place);
    const isKept = behaviorOf(place) === "default" || behaviorOf(place) === "recompute";
    if (isKept && !isUnmatched) known.set(key, value);
    values.set(place, value);
    return value;
  };
  for (const place of turn.asked) visit(place % nodes.length);
  return { values, runs };
}

function parentsOf(nodes: readonly Drawn[], place: number): readonly number[] {
  return place === 0 ? [] : [...new Set(nodes[place]!.parents.map((parent) => parent % place))];
}

function sketch(nodes: readonly Drawn[], code: readonly number[]): Readonly<Record<string, FunctionSketch>> {
  return Object.fromEntries(
    nodes.map(({ takesInput, modulus, isLater, above }, place) => {
      const takes = [...parentsOf(nodes, place).map((parent) => `n${parent}`), ...(takesInput ? ["x"] : [])];
      const now = (...values: number[]): number =>
        (values.reduce((total, value) => total + value, 0) + code[place]! + place) % modulus;
      const later = async (...values: number[]): Promise<number> => (await drain(), now(...values));
      const decorators = above === undefined ? [] : [["cache", { behavior: above }] as const];
      return [`n${place}`, [takes, isLater ? later : now, ...decorators] as FunctionSketch];
    }),
  );
}

test("what can change a result reruns, and nothing else does; plans tell it before", async () => {
  await fc.assert(
    fc.asyncProperty(drawn, turns, fc.boolean(), async (nodes, played, isSlow) => {
      const store = isSlow ? slowStore(memory()) : memory();
      const known = new Map<string, number>();
      const code = nodes.map(() => 0);
      for (const turn of played) {
        for (const place of turn.edits) code[place % nodes.length]! += 1;
        const meaning = evaluate(nodes, code, turn, known);
        const needed = [...meaning.values.keys()];
        const takesInput = needed.some((place) => nodes[place]!.takesInput);
        const hasInput = nodes.some((node) => node.takesInput);
        const behaviors = Object.fromEntries(turn.behaviors.map(([place, each]) => [`n${place % nodes.length}`, each]));
        const { run, driver, calls } = makeCached(sketch(nodes, code), {
          store,
          concurrency: turn.concurrency,
          edits: Object.fromEntries(code.map((edit, place) => [`n${place}`, edit])),
          cache: {
            mode: turn.mode,
            ...(turn.behavior !== undefined && { behavior: turn.behavior }),
            behaviors: { ...behaviors, ...(turn.ignoresInput && hasInput && { x: "ignore" as const }) },
          },
        });
        const asked = [...new Set(turn.asked.map((place) => `n${place % nodes.length}`))];
        const request = takesInput ? { inputs: { x: turn.input } } : {};
        const { steps } = await driver.plan(asked, request);
        expect(calls.size).toBe(0);
        const result = await run(asked, request);
        const names = (places: Iterable<number>): string[] => [...places].map((place) => `n${place}`).toSorted();
        expect(result.results).toEqual(
          Object.fromEntries(asked.map((name) => [name, meaning.values.get(Number(name.slice(1)))])),
        );
        expect([...calls.keys()].toSorted()).toEqual(names(meaning.runs));
        expect([...calls.values()].every((times) => times === 1)).toBe(true);
        expect(namesBy(result, "cached").toSorted()).toEqual(names(needed.filter((place) => !meaning.runs.has(place))));
        const told = (verdict: string): string[] =>
          steps.filter((step) => step.verdict === verdict).map(({ node }) => node);
        expect(told("reused").filter((node) => calls.has(node))).toEqual([]);
        expect(told("runs").filter((node) => !calls.has(node))).toEqual([]);
        expect([...calls.keys()].filter((node) => !result.nodes[node]!.why)).toEqual([]);
      }
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 5000 : 200 },
  );
});
