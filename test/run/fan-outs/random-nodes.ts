import * as fc from "fast-check";
import { drain, type FunctionSketch } from "../make-dataflow.ts";
import { asks, compute, type Deep, type RandomNode, type Taken } from "./evaluate.ts";

interface Drawn {
  readonly parents: readonly (readonly [place: number, marker: "none" | "collect" | "lazy"])[];
  readonly fansOut: boolean;
  readonly kind: RandomNode["kind"];
  readonly source: RandomNode["source"];
}

const drawnNodes = fc.array(
  fc.record<Drawn>({
    parents: fc.array(fc.tuple(fc.nat(), fc.constantFrom("none", "collect", "lazy")), { minLength: 1, maxLength: 4 }),
    fansOut: fc.nat({ max: 3 }).map((number) => number === 0),
    kind: fc.constantFrom("now", "now", "resolved", "later"),
    source: fc.constantFrom("array", "generator", "later generator"),
  }),
  { minLength: 4, maxLength: 24 },
);

/** Dataflows with fan-outs and lazy parameters, and what is asked of them. */
export const requests = fc.record({
  nodes: drawnNodes.map(fit),
  asked: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
  replaced: fc.array(fc.nat(), { maxLength: 3 }),
  concurrency: fc.constantFrom(1, 2, 5, undefined),
});

/** Drops what would make fan-outs cross, and collects only inside of one. */
function fit(drawn: readonly Drawn[]): readonly RandomNode[] {
  const nodes: RandomNode[] = [];
  for (const [place, { parents, fansOut, kind, source }] of drawn.entries()) {
    const takes: Taken[] = [];
    let path: readonly number[] = [];
    for (const [number, marker] of place === 0 ? [] : parents) {
      const parent = number % place;
      const { path: outer, fansOut: isFan } = nodes[parent]!;
      const items = isFan ? [...outer, parent] : outer;
      const collects = marker === "collect" && items.length > 0;
      const around = collects ? items.slice(0, -1) : items;
      const [short, long] = around.length < path.length ? [around, path] : [path, around];
      if (!short.every((fan, depth) => fan === long[depth])) continue;
      path = long;
      takes.push({ place: parent, collects, isLazy: marker === "lazy" });
    }
    nodes.push({ takes, path, fansOut: fansOut && path.length < 3, kind, source });
  }
  return nodes;
}

/** Their functions, which count how often they are called. */
export function sketch(nodes: readonly RandomNode[]): {
  sketches: Record<string, FunctionSketch>;
  calls: Map<number, number>;
} {
  const calls = new Map<number, number>();
  const sketches = nodes.map(({ takes, fansOut, kind, source }, place) => {
    const give = (values: readonly Deep[]): unknown => {
      calls.set(place, (calls.get(place) ?? 0) + 1);
      const made = compute(nodes[place]!, place, values);
      if (!fansOut || source === "array") return made;
      return source === "generator" ? iterate(made as Deep[]) : iterateLater(made as Deep[]);
    };
    const later = async (...values: (Deep | (() => Promise<Deep>))[]): Promise<unknown> => {
      const strict = values.filter((value): value is Deep => typeof value !== "function");
      const lazy = values.filter((value) => typeof value === "function");
      const pulled = asks(strict) ? await Promise.all(lazy.map((pull) => pull())) : [];
      if (kind === "later") await drain();
      return give([...strict, ...pulled]);
    };
    const now = (...values: Deep[]): unknown => give(values);
    const names = takes.map(({ place: other, collects, isLazy }) =>
      collects ? `[n${other}]` : `${isLazy ? "lazy " : ""}n${other}`,
    );
    const isNow = kind === "now" && takes.every(({ isLazy }) => !isLazy);
    return [`n${place}${fansOut ? "[]" : ""}`, [names, isNow ? now : later] as FunctionSketch] as const;
  });
  return { sketches: Object.fromEntries(sketches), calls };
}

function* iterate(items: readonly Deep[]): Generator<Deep> {
  yield* items;
}

async function* iterateLater(items: readonly Deep[]): AsyncGenerator<Deep> {
  for (const item of items) {
    if (item !== items[1]) await drain();
    yield item;
  }
}

export function pick(nodes: readonly RandomNode[], places: readonly number[]): readonly number[] {
  return [...new Set(places.map((place) => place % nodes.length))];
}
