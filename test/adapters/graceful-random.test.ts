import fc from "fast-check";
import { expect, test } from "vitest";
import { gracefulErrors } from "../../src/adapters.ts";
import { Driver } from "../../src/index.ts";
import type { Run } from "../../src/index.ts";
import { type FunctionSketch, sketchModule } from "../run/make-dataflow.ts";

/** What a node does with the nodes that it takes; the places are those of nodes before it. */
interface Plan {
  readonly takes: readonly number[];
  readonly does: "sum" | "null" | "throw";
  readonly isLater: boolean;
  readonly accepts: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  takes: fc.uniqueArray(fc.nat(30), { maxLength: 3 }),
  does: fc.constantFrom("sum", "sum", "sum", "null", "throw"),
  isLater: fc.boolean(),
  accepts: fc.boolean(),
});

const sentinel = "absent";
type Outcome = readonly [status: "done" | "failed" | "skipped", value: unknown];

const add = (values: readonly unknown[]): string => `(${values.map(String).join("+")})`;
const takenBy = ({ takes }: Plan, place: number): readonly number[] =>
  place === 0 ? [] : [...new Set(takes.map((taken) => taken % place))];

/** One node after the other, by the rules as they are told. */
function evaluate(plans: readonly Plan[]): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const [place, node] of plans.entries()) {
    const taken = takenBy(node, place).map((other) => outcomes[other]!);
    const isShort = taken.some(([status]) => status !== "done");
    if (isShort && !node.accepts) outcomes.push(["skipped", sentinel]);
    else if (node.does === "throw") outcomes.push(["failed", sentinel]);
    else outcomes.push(["done", node.does === "null" ? null : add(taken.map(([, value]) => value))]);
  }
  return outcomes;
}

function sketch(node: Plan, place: number): FunctionSketch {
  const compute = (values: readonly unknown[]): unknown => {
    if (node.does === "throw") throw new Error("off");
    return node.does === "null" ? null : add(values);
  };
  return [
    takenBy(node, place).map((other) => `n${other}`),
    node.isLater ? async (...values: never[]) => compute(values) : (...values: never[]) => compute(values),
  ];
}

test("any graph gives what its rules say, at any concurrency", async () => {
  const plans = fc.array(plan, { minLength: 1, maxLength: 25 });
  const concurrency = fc.constantFrom(1, 2, 100);
  const numRuns = process.env["EPONYM_LONG"] === "1" ? 5000 : 200;
  await fc.assert(
    fc.asyncProperty(plans, concurrency, async (nodes, most) => {
      const names = nodes.map((_, place) => `n${place}`);
      const module = sketchModule(Object.fromEntries(nodes.map((node, place) => [`n${place}`, sketch(node, place)])));
      const accepts = names.filter((_, place) => nodes[place]!.accepts);
      const adapters = [gracefulErrors({ sentinel, accepts })];
      const driver: unknown = new Driver({ modules: [module], adapters, concurrency: most });
      const run = (await (driver as Driver).run(names)) as Run;
      const found = names.map((name) => [run.nodes[name]?.status, run.results[name]]);
      expect(found).toEqual(evaluate(nodes));
    }),
    { numRuns },
  );
});
