/** The plain meaning of fan-outs: each value by recursion, for the items that are asked for. */

export type Deep = number | readonly Deep[];

export interface Taken {
  readonly place: number;
  readonly collects: boolean;
  readonly isLazy: boolean;
}

/** A node asks for what it takes lazily where the sum of what it takes otherwise is even. */
export interface RandomNode {
  readonly takes: readonly Taken[];
  /** The fan-outs around it, by their places, outermost first. */
  readonly path: readonly number[];
  readonly fansOut: boolean;
  readonly kind: "now" | "resolved" | "later";
  readonly source: "array" | "generator" | "later generator";
}

export interface Evaluation {
  /** A value, gathered over all items inside of some. */
  gather(place: number, items: readonly number[]): Deep;
  /** For how many items a node was needed. */
  times(place: number): number;
  /** How many items there are around a node. */
  countPlaces(place: number): number;
}

export function createEvaluation(nodes: readonly RandomNode[], overrides: ReadonlyMap<number, Deep>): Evaluation {
  const known = new Map<string, Deep>();
  const itemPath = (place: number): readonly number[] => {
    const { path, fansOut } = nodes[place]!;
    return fansOut ? [...path, place] : path;
  };
  /** What a node gives: one value, or all of its items. */
  const make = (place: number, items: readonly number[]): Deep => {
    if (overrides.has(place))
      return items.reduce<Deep>((value, item) => (value as Deep[])[item]!, overrides.get(place)!);
    const key = `${place}: ${items.join(" ")}`;
    let value = known.get(key);
    if (value === undefined) {
      const { takes } = nodes[place]!;
      const take = ({ place: other, collects }: Taken): Deep =>
        gather(other, items.slice(0, itemPath(other).length - (collects ? 1 : 0)));
      const strict = takes.filter(({ isLazy }) => !isLazy).map(take);
      const pulled = asks(strict) ? takes.filter(({ isLazy }) => isLazy).map(take) : [];
      value = compute(nodes[place]!, place, [...strict, ...pulled]);
      known.set(key, value);
    }
    return value;
  };
  /** How many items the fan-out at a depth of a node's path has. */
  const countItems = (place: number, items: readonly number[]): number => {
    const { path, takes, fansOut } = nodes[place]!;
    if (overrides.has(place)) return (make(place, items) as readonly Deep[]).length;
    if (fansOut && path.length === items.length) return (make(place, items) as readonly Deep[]).length;
    const inside = takes.find(
      ({ place: other, collects }) => itemPath(other).length - (collects ? 1 : 0) > items.length,
    )!;
    return countItems(inside.place, items);
  };
  const gather = (place: number, items: readonly number[]): Deep => {
    const depth = itemPath(place).length;
    if (items.length === depth) {
      const { fansOut } = nodes[place]!;
      return fansOut ? (make(place, items.slice(0, -1)) as readonly Deep[])[items.at(-1)!]! : make(place, items);
    }
    return Array.from({ length: countItems(place, items) }, (_, item) => gather(place, [...items, item]));
  };
  const countPlaces = (place: number, items: readonly number[] = []): number => {
    if (items.length === nodes[place]!.path.length) return 1;
    return Array.from({ length: countItems(place, items) }, (_, item) => countPlaces(place, [...items, item])).reduce(
      (sum, count) => sum + count,
      0,
    );
  };
  return {
    gather,
    countPlaces,
    times: (place) => [...known.keys()].filter((key) => key.startsWith(`${place}:`)).length,
  };
}

/** What a node gives for what it takes: a number, or up to three of them. */
export function compute({ fansOut }: RandomNode, place: number, values: readonly Deep[]): Deep {
  const sum = add(values, place + 1);
  return fansOut ? Array.from({ length: sum % 4 }, (_, item) => (sum * 10 + item) % 1009) : sum;
}

/** Whether a node asks for what it takes lazily. */
export function asks(strict: readonly Deep[]): boolean {
  return add(strict, 0) % 2 === 0;
}

function add(values: readonly Deep[], start: number): number {
  return values.reduce<number>(
    (sum, value) => (sum * 31 + (typeof value === "number" ? value : add(value, 7))) % 1009,
    start,
  );
}

/** Other values in the same shape. */
export function override(value: Deep, place: number): Deep {
  return typeof value === "number" ? (value * 3 + place) % 1009 : value.map((item) => override(item, place));
}
