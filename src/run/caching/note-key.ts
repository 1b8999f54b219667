import type { Entry, RunValue } from "../../cache/entry.ts";
import { shortSum } from "../../cache/short-sum.ts";
import { itemsOf } from "../hooks/watch.ts";
import type { RunState } from "../run-state.ts";
import type { RunCaching } from "./run-caching.ts";

/** Notes under which key the result of a node is found; of what runs for items, only where it was asked for. */
export function noteKey(
  { keys, versions, outputs }: RunCaching,
  { item }: RunState,
  { node, key, version }: Entry,
): void {
  if (keys === undefined || (item !== undefined && !outputs.has(node))) return;
  versions.set(shortSum(key), shortSum(version));
  if (item === undefined) return void keys.set(node, key);
  let list = keys.get(node) as RunValue[] | undefined;
  if (list === undefined) keys.set(node, (list = []));
  const path = itemsOf(item).map(({ index }) => index);
  for (const index of path.slice(0, -1)) list = (list[index] ??= []) as RunValue[];
  list[path.at(-1)!] = key;
}
