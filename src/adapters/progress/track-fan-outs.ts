import type { ItemRef } from "../../context.ts";
import type { FanPaths } from "../../graph/fan-outs.ts";
import type { FanOutStart, ItemCall, NodeCall } from "../../run/adapter.ts";
import type { ProgressView } from "./track-progress.ts";

/** The items of a fan-out, all that have begun together where it is inside of another. */
export interface FanProgress {
  readonly fan: string;
  readonly done: number;
  /** Unknown where what is iterated over does not say. */
  readonly count: number | undefined;
}

/** One iteration over the items of a fan-out. */
interface Pass {
  readonly total: Total;
  /** The nodes that run once for each of its items, and those that run more often, in fan-outs inside of it. */
  readonly nodes: readonly string[];
  readonly deeper: readonly string[];
  done: number;
  readonly count: number | undefined;
  /** Which part of such a node all of its items are: 1, or less inside of another fan-out. */
  readonly weight: number;
  /** The passes inside of an item, by its index. */
  readonly inside: Map<number, string[]>;
  isOver: boolean;
}

const none: readonly string[] = [];

/** All passes of a fan-out together. */
interface Total {
  done: number;
  /** Of those that know it, and of those that are over. */
  count: number;
  /** Passes that are not over, and those of them that do not know their count. */
  open: number;
  unknown: number;
  readonly startedAt: number;
}

/** Before so many milliseconds no rate is told, and nothing foretold. */
export const tooEarly = 1000;

export interface FanOutTracker {
  readonly start: (fanOut: FanOutStart, now: number) => void;
  readonly itemEnd: (item: ItemCall) => void;
  /** A node that collects begins: what it collects is at its end. */
  readonly collect: (call: NodeCall) => void;
  readonly open: () => readonly FanProgress[];
  readonly items: () => number;
  readonly rate: (now: number) => ProgressView["rate"];
}

/** Counts the items of fan-outs, and credits the nodes inside with the share of each item. */
export function trackFanOuts(paths: FanPaths, credit: (node: string, share: number) => void): FanOutTracker {
  const passes = new Map<string, Pass>();
  const totals = new Map<string, Total>();
  let items = 0;

  const finish = (pass: Pass): void => {
    if (pass.isOver) return;
    pass.isOver = true;
    pass.total.open--;
    if (pass.count === undefined) {
      pass.total.unknown--;
      pass.total.count += pass.done;
    }
    // What has not been credited item by item.
    if (pass.count === undefined || pass.count === 0)
      for (const node of [...pass.nodes, ...pass.deeper]) credit(node, pass.weight);
  };
  /** Notes a pass with the item that it is inside of; gives the share of that item. */
  const enter = (key: string, around: readonly ItemRef[]): number => {
    const item = around.at(-1);
    if (item === undefined) return 1;
    const outer = passes.get(keyOf(item.fan, around, around.length - 1));
    if (outer === undefined) return 0;
    const within = outer.inside.get(item.index) ?? [];
    if (!within.includes(key)) outer.inside.set(item.index, [...within, key]);
    return outer.count === undefined ? 0 : outer.weight / outer.count;
  };

  return {
    start({ node, items: around, nodes, count }, now) {
      const names = nodes.map(({ name }) => name);
      const own = names.filter((name) => paths.get(name)?.length === around.length + 1);
      const deeper = names.filter((name) => !own.includes(name));
      const before = around.length === 0 ? undefined : totals.get(node.name);
      const total = before ?? { done: 0, count: 0, open: 0, unknown: 0, startedAt: now };
      totals.set(node.name, total);
      total.open++;
      total.count += count ?? 0;
      if (count === undefined) total.unknown++;
      const key = keyOf(node.name, around);
      const earlier = passes.get(key);
      if (earlier !== undefined) finish(earlier);
      const weight = enter(key, around);
      const pass = { total, nodes: own, deeper, done: 0, count, weight, inside: new Map(), isOver: false };
      passes.set(key, pass);
      if (count === 0) finish(pass);
    },
    itemEnd({ node, items: path }) {
      items++;
      const pass = passes.get(keyOf(node.name, path, path.length - 1));
      if (pass === undefined) return;
      pass.total.done++;
      pass.done++;
      if (pass.count !== undefined) for (const name of pass.nodes) credit(name, pass.weight / pass.count);
      const { index } = path.at(-1)!;
      for (const key of pass.inside.get(index) ?? none) {
        finish(passes.get(key)!);
        passes.delete(key);
      }
      if (pass.inside.size > 0) pass.inside.delete(index);
      if (pass.done === pass.count) finish(pass);
    },
    collect({ node, items: around }) {
      for (const edge of node.edges) {
        const fan = edge.marker === "collect" ? paths.get(edge.node)?.[around.length] : undefined;
        const pass = fan === undefined ? undefined : passes.get(keyOf(fan, around));
        if (pass !== undefined) finish(pass);
      }
    },
    open: () =>
      [...totals]
        .filter(([, { open }]) => open > 0)
        .map(([fan, { done, count, unknown }]) => ({ fan, done, count: unknown > 0 ? undefined : count })),
    items: () => items,
    rate(now) {
      const total = [...totals.values()].findLast(({ open, done }) => open > 0 && done > 0);
      if (total === undefined || now - total.startedAt < tooEarly) return undefined;
      return { perSecond: (total.done / (now - total.startedAt)) * 1000, of: "items" };
    },
  };
}

/** Told apart from others by the first `depth` of some items around it. */
function keyOf(fan: string, items: readonly ItemRef[], depth = items.length): string {
  let key = fan;
  for (let place = 0; place < depth; place++) key += ` ${items[place]!.index}`;
  return key;
}
