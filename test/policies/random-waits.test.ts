import * as fc from "fast-check";
import { expect, test } from "vitest";
import { context } from "../../src/context.ts";
import { makeDriver, type Sketch } from "./make-driver.ts";

/** A node; what it takes comes before it. */
interface RandomNode {
  readonly name: string;
  /** Runs for each item. */
  readonly isInner: boolean;
  readonly takes: readonly { readonly node: string; readonly how: "plain" | "lazy" | "collect" }[];
  /** Limits of a higher rank may be held while something waits for those of a lower one; 0 where there is none. */
  readonly rank: number;
  readonly places: number;
  /** It fails so often before it gives something; it is tried once more than that. */
  readonly failures: number;
  /** How often it lets others go on. */
  readonly turns: number;
}

const drawn = fc.array(
  fc.record({
    isInner: fc.boolean(),
    parents: fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 3 }),
    rank: fc.integer({ min: 0, max: 3 }),
    places: fc.integer({ min: 1, max: 2 }),
    failures: fc.constantFrom(0, 0, 1, 2),
    turns: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 2, maxLength: 12 },
);

const graphs = drawn.map((records) => {
  const nodes: RandomNode[] = [];
  for (const [place, { isInner, parents, ...rest }] of records.entries()) {
    const found = new Map(
      parents.flatMap(([parent, isLazy]) => {
        const node = nodes[parent % Math.max(1, place)];
        if (node === undefined) return [];
        const how = node.isInner && !isInner ? "collect" : isLazy ? "lazy" : "plain";
        return [[node.name, how] as const];
      }),
    );
    const takes = [...found].map(([node, how]) => ({ node, how }));
    nodes.push({ ...rest, name: `n${place}`, isInner, takes });
  }
  return nodes.map((node) => ({ ...node, rank: mayHold(node, nodes) ? node.rank : 0 }));
});

/** Whether all that a node pulls gets along with limits of a lower rank than its own: who pulls what waits for the same limit waits for itself. */
function mayHold({ takes, rank }: RandomNode, nodes: readonly RandomNode[]): boolean {
  const needed = new Set(takes.flatMap(({ node, how }) => (how === "lazy" ? [node] : [])));
  if (needed.size === 0) return true;
  for (const name of needed) {
    const node = nodes.find((each) => each.name === name)!;
    for (const taken of node.takes) needed.add(taken.node);
    // What is collected waits for whole items.
    if (node.takes.some(({ how }) => how === "collect"))
      for (const { name: inner, isInner } of nodes) if (isInner) needed.add(inner);
  }
  return nodes.every((node) => !needed.has(node.name) || node.rank < rank);
}

let cases = 0;

/** The nodes as functions, with how many of them ran at one time in each run; the plain ones neither fail nor wait for anything but what they take. */
function sketchNodes(nodes: readonly RandomNode[], items: number, isPlain: boolean) {
  const prefix = `random ${++cases}`;
  const running = new Map<string, number>();
  const state = { most: 0 };
  const enter = (): void => {
    const { runId } = context();
    const now = (running.get(runId) ?? 0) + 1;
    running.set(runId, now);
    state.most = Math.max(state.most, now);
  };
  const leave = (): void => void running.set(context().runId, running.get(context().runId)! - 1);
  const sketchNode = ({ takes, failures, turns, rank, places }: RandomNode, place: number): Sketch => {
    const code = async (...values: readonly unknown[]): Promise<number> => {
      enter();
      try {
        if (!isPlain && context().attempt <= failures) throw new Error("tried too early");
        let sum = place;
        for (const value of values) {
          if (typeof value !== "function") sum += add(value);
          else {
            leave();
            const pulled: unknown = await value().finally(enter);
            sum += add(pulled);
          }
          for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        }
        return sum % 1_000_003;
      } finally {
        leave();
      }
    };
    const limit = ["limit", { name: `${prefix}, ${rank} of ${places}`, concurrency: places }] as const;
    const retry = ["retry", { attempts: failures + 1, delay: place % 2 }] as const;
    const taken = takes.map(({ node, how }) =>
      how === "plain" ? node : how === "lazy" ? `lazy ${node}` : `[${node}]`,
    );
    return [taken, code, ...(rank > 0 && !isPlain ? [limit] : []), ...(failures > 0 && !isPlain ? [retry] : [])];
  };
  const sketches: Record<string, Sketch> = { "items[]": [[], () => Array.from({ length: items }, (_, item) => item)] };
  for (const [place, node] of nodes.entries()) {
    const [taken, ...rest] = sketchNode(node, place);
    sketches[node.name] = [node.isInner ? ["items", ...taken] : taken, ...rest];
  }
  return { sketches, state };
}

function add(value: unknown): number {
  return Array.isArray(value) ? value.reduce((sum: number, each) => sum + add(each), 1) : (value as number);
}

const long = process.env["EPONYM_LONG"] === "1";

test("waits for limits, attempts and what is pulled never wait for one another, and no run does more at once than it may", async () => {
  const property = async (
    nodes: readonly RandomNode[],
    items: number,
    concurrency: number | undefined,
    runs: number,
  ): Promise<void> => {
    const outputs = nodes.slice(-3).map(({ name }) => name);
    const expected = await makeDriver(sketchNodes(nodes, items, true).sketches).execute(outputs);
    const { sketches, state } = sketchNodes(nodes, items, false);
    const driver = makeDriver(sketches, [], concurrency === undefined ? {} : { concurrency });
    const results = await Promise.all(Array.from({ length: runs }, () => driver.execute(outputs)));
    for (const result of results) expect(result).toEqual(expected);
    expect(state.most).toBeLessThanOrEqual(concurrency ?? Infinity);
  };
  const concurrency = fc.constantFrom(1, 1, 2, 3, undefined);
  const numbers = [fc.integer({ min: 0, max: 4 }), concurrency, fc.integer({ min: 1, max: 2 })] as const;
  await fc.assert(fc.asyncProperty(graphs, ...numbers, property), {
    numRuns: long ? 5000 : 250,
    timeout: 10_000,
    endOnFailure: true,
  });
}, 600_000);
