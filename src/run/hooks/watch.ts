import { adapterFailed } from "../../errors/adapters.ts";
import { describeThrown } from "../../errors/run.ts";
import type { ItemRef } from "../../context.ts";
import type { Node, Problem } from "../../node.ts";
import type { Adapter, RunInfo } from "../adapter.ts";
import type { Block } from "../fan-outs/marked-plan.ts";
import type { Clock } from "../recorder.ts";
import { toPromise } from "../to-promise.ts";
import type { ItemPlace } from "../run-state.ts";
import type { Hooks } from "./hooks.ts";

/** The adapters of one run under way. */
export interface Watch {
  readonly hooks: Hooks;
  readonly info: RunInfo;
  readonly clock: Clock;
  /** Tells of something that does not stop the run; the adapters once all of them know of the run. */
  warn(problem: Problem): void;
  /** All adapters know of the run. */
  begin(): void;
  /** A hook that only observes has failed: told once a run. */
  report(adapter: Adapter, hook: string, error: unknown): void;
}

export function createWatch(
  hooks: Hooks,
  info: RunInfo,
  clock: Clock,
  onWarning: ((problem: Problem) => void) | undefined,
): Watch {
  const reported = new WeakMap<Adapter, Set<string>>();
  let early: Problem[] | undefined = [];
  const tell = (problem: Problem): void =>
    void notify(watch, hooks.onWarning, "onWarning", (adapter) => adapter.onWarning(info, problem));
  const watch: Watch = {
    hooks,
    info,
    clock,
    warn(problem) {
      onWarning?.(problem);
      if (early === undefined) tell(problem);
      else early.push(problem);
    },
    begin() {
      const waiting = early;
      early = undefined;
      waiting?.forEach(tell);
    },
    report(adapter, hook, error) {
      const hooksOf = reported.get(adapter) ?? new Set();
      reported.set(adapter, hooksOf);
      if (hooksOf.has(hook)) return;
      hooksOf.add(hook);
      watch.warn(adapterFailed(adapter.name, hook, describeThrown(error)));
    },
  };
  return watch;
}

/** Calls a hook of several adapters that only observe, each whatever becomes of the others; gives a promise where one of them does. */
export function notify<One extends Adapter>(
  { report }: Pick<Watch, "report">,
  adapters: readonly One[],
  hook: keyof Adapter,
  call: (adapter: One) => unknown,
): Promise<void> | undefined {
  let promises: Promise<void>[] | undefined;
  for (const adapter of adapters) {
    try {
      const promise = toPromise(call(adapter));
      if (promise === undefined) continue;
      (promises ??= []).push(
        promise.then(
          () => undefined,
          (error: unknown) => report(adapter, hook, error),
        ),
      );
    } catch (error) {
      report(adapter, hook, error);
    }
  }
  return promises === undefined ? undefined : Promise.all(promises).then(() => undefined);
}

/** A fan-out begins to go over its items. */
export function notifyFanOut(
  watch: Watch,
  { fan, plan, records: [first, end] }: Block,
  around: ItemPlace | undefined,
  count: number | undefined,
): void {
  if (watch.hooks.onFanOut.length === 0) return;
  const nodes: readonly Node[] = plan.marked!.listed.slice(first, end);
  const start = { run: watch.info, node: fan, items: itemsOf(around), nodes, count };
  void notify(watch, watch.hooks.onFanOut, "onFanOut", (adapter) => adapter.onFanOut(start));
}

export function notifyItem(watch: Watch, hook: "onItemStart" | "onItemEnd", fan: Node, item: ItemPlace): void {
  const adapters: readonly Adapter[] = watch.hooks[hook];
  if (adapters.length === 0) return;
  const call = { run: watch.info, node: fan, items: itemsOf(item) };
  void notify(watch, adapters, hook, (adapter) => adapter[hook]!(call));
}

const noItems: readonly ItemRef[] = [];

/** The items of fan-outs that an item stands in, itself included, outermost first. */
export function itemsOf(item: ItemPlace | undefined): readonly ItemRef[] {
  if (item === undefined) return noItems;
  return [...itemsOf(item.parent.item), { fan: item.fan, index: item.index }];
}
