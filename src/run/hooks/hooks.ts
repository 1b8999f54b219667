import type { Adapter } from "../adapter.ts";

type Name = Exclude<keyof Adapter, "name">;
type Having<Hook extends Name> = Adapter & { readonly [Key in Hook]-?: NonNullable<Adapter[Key]> };

/** The adapters of a driver by what they do in a run, outermost first; what ends something, innermost first. */
export interface Hooks {
  readonly adapters: readonly Adapter[];
  /** Some of them are around nodes, or observe them. */
  readonly watchesNodes: boolean;
  readonly validateInput: readonly Having<"validateInput">[];
  readonly onGraphStart: readonly Having<"onGraphStart">[];
  readonly aroundGraph: readonly Having<"aroundGraph">[];
  readonly onGraphEnd: readonly Having<"onGraphEnd">[];
  readonly onFanOut: readonly Having<"onFanOut">[];
  readonly onItemStart: readonly Having<"onItemStart">[];
  readonly onItemEnd: readonly Having<"onItemEnd">[];
  readonly onNodeStart: readonly Having<"onNodeStart">[];
  readonly aroundNode: readonly Having<"aroundNode">[];
  readonly onNodeEnd: readonly Having<"onNodeEnd">[];
  readonly onRetry: readonly Having<"onRetry">[];
  readonly onProgress: readonly Having<"onProgress">[];
  readonly onLog: readonly Having<"onLog">[];
  readonly onWarning: readonly Having<"onWarning">[];
  readonly onTaskStart: readonly Having<"onTaskStart">[];
  readonly aroundTask: readonly Having<"aroundTask">[];
  readonly onTaskEnd: readonly Having<"onTaskEnd">[];
}

/** Sorts adapters once, so that a node costs nothing for hooks that nobody has. */
export function composeHooks(adapters: readonly Adapter[]): Hooks | undefined {
  if (adapters.length === 0) return undefined;
  const having = <Hook extends Name>(hook: Hook): readonly Having<Hook>[] =>
    adapters.filter((adapter): adapter is Having<Hook> => typeof adapter[hook] === "function");
  const [onNodeStart, aroundNode, onNodeEnd] = [having("onNodeStart"), having("aroundNode"), having("onNodeEnd")];
  return {
    adapters,
    watchesNodes: onNodeStart.length + aroundNode.length + onNodeEnd.length > 0,
    validateInput: having("validateInput"),
    onGraphStart: having("onGraphStart"),
    aroundGraph: having("aroundGraph"),
    onGraphEnd: having("onGraphEnd").toReversed(),
    onFanOut: having("onFanOut"),
    onItemStart: having("onItemStart"),
    onItemEnd: having("onItemEnd").toReversed(),
    onNodeStart,
    aroundNode,
    onNodeEnd: onNodeEnd.toReversed(),
    onRetry: having("onRetry"),
    onProgress: having("onProgress"),
    onLog: having("onLog"),
    onWarning: having("onWarning"),
    onTaskStart: having("onTaskStart"),
    aroundTask: having("aroundTask"),
    onTaskEnd: having("onTaskEnd").toReversed(),
  };
}
