import type { RunValue } from "../../cache/entry.ts";
import { itemsOf } from "../hooks/watch.ts";
import type { RunState } from "../run-state.ts";
import type { RunCaching } from "./run-caching.ts";

/** Notes under which key the result of a node is found; of what runs for items, only where it was asked for. */
export function noteKey({ keys, outputs }: RunCaching, { item }: RunState, node: string, key: string): void {
  if (keys === undefined) return;
  if (item === undefined) return void keys.set(node, key);
  if (!outputs.has(node)) return;
  let list = keys.get(node) as RunValue[] | undefined;
  if (list === undefined) keys.set(node, (list = []));
  const path = itemsOf(item).map(({ index }) => index);
  for (const index of path.slice(0, -1)) list = (list[index] ??= []) as RunValue[];
  list[path.at(-1)!] = key;
}
