import type { Linked } from "../decorators/kind.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { cycleFound } from "../errors/graph.ts";
import { findCycles } from "../graph/cycles.ts";
import type { Graph } from "../graph/graph.ts";
import type { Node } from "../node.ts";
import { findNeeded, type Needed } from "./order.ts";
import type { RunRequest } from "./request.ts";
import { type SupplyKind, supplierOf } from "./supply.ts";

/** A value that a run is given. */
export interface Supplied {
  /** The input, config key or node that it stands for. */
  readonly name: string;
  readonly kind: SupplyKind;
  /** The key that it is given by: an override of `age` stands for `age.raw` where `age` is checked. */
  readonly key: string;
  readonly slot: number;
}

/**
 * The steps that compute some outputs, in order, as arrays. Every value of a run has a slot: that of a step is its place in the order, then come
 * the omitted argument, the run's context and what is supplied. Says nothing of values, so one plan serves any number of runs at once.
 */
export interface CompiledPlan {
  /** Without repetition, in the order asked. */
  readonly outputs: readonly string[];
  readonly outputSlots: Int32Array;
  /** The node of each step. */
  readonly nodes: readonly Node[];
  readonly calls: readonly Linked["call"][];
  /** Step `s` takes the slots `argumentSlots[argumentStarts[s]]` up to, without, `argumentSlots[argumentStarts[s + 1]]`. */
  readonly argumentStarts: Int32Array;
  readonly argumentSlots: Int32Array;
  /** Who takes the value of each step; found when a run first has to wait. */
  readonly consumers: () => Consumers;
  /** How often each slot's value is taken, being an output included; never used up for those that outlive a run. */
  readonly uses: Int32Array;
  readonly supplied: readonly Supplied[];
  /** The slot whose value is what nobody supplies. */
  readonly omittedSlot: number;
  /** The slot whose value is the run's `NodeContext`. */
  readonly contextSlot: number;
  /** The values before a run: config alone. */
  readonly initialValues: readonly unknown[];
}

/** The steps that take the value of step `s`, once for each argument: `steps[starts[s]]` up to, without, `steps[starts[s + 1]]`. */
export interface Consumers {
  readonly starts: Int32Array;
  readonly steps: Int32Array;
}

/** More uses than arguments can be, so that a value is never dropped. */
const endless = 2 ** 30;

/** Compiles the steps for a request that `checkRequest` has nothing to say about. */
export function compilePlan(graph: Graph, request: RunRequest, link: (node: Node) => Linked): CompiledPlan {
  return compileNeeded(graph, request.outputs, findNeeded(graph, request), link);
}

/** Plain loops: a plan is often compiled for one run, before V8 has optimised anything. */
export function compileNeeded(
  graph: Graph,
  asked: readonly string[],
  { supply, nodes, steps }: Needed,
  link: (node: Node) => Linked,
): CompiledPlan {
  const outputs = [...new Set(asked)];
  const omittedSlot = nodes.length;
  const contextSlot = nodes.length + 1;
  const supplied: Supplied[] = [];
  const others = new Map<string, number>();
  const slotOf = (name: string): number => {
    let slot = steps.get(name) ?? others.get(name);
    if (slot === undefined) {
      slot = addSupplied(name);
      others.set(name, slot);
    }
    return slot;
  };
  const addSupplied = (name: string): number => {
    const kind = supplierOf(graph, supply, name);
    if (kind === undefined) return omittedSlot;
    const slot = contextSlot + 1 + supplied.length;
    supplied.push({ name, kind, key: supply.overrides.get(name) ?? name, slot });
    return slot;
  };
  const calls: Linked["call"][] = [];
  const argumentStarts = new Int32Array(nodes.length + 1);
  const argumentSlots: number[] = [];
  for (let step = 0; step < nodes.length; step++) {
    const node = nodes[step]!;
    const { call, contextual } = link(node);
    calls.push(call);
    if (contextual === true) argumentSlots.push(contextSlot);
    const { edges } = node;
    for (let place = 0; place < edges.length; place++) {
      const slot = slotOf(edges[place]!.node);
      if (slot >= step && slot < omittedSlot) throw cyclesIn(graph);
      argumentSlots.push(slot);
    }
    argumentStarts[step + 1] = argumentSlots.length;
  }
  const outputSlots = Int32Array.from(outputs, slotOf);
  const uses = countUses(contextSlot + 1 + supplied.length, argumentSlots, outputSlots);
  uses[omittedSlot] = endless;
  uses[contextSlot] = endless;
  const initialValues = Array.from<unknown>({ length: uses.length });
  for (const { kind, key, slot } of supplied) if (kind === "config") initialValues[slot] = graph.config[key];
  const slots = new Int32Array(argumentSlots);
  return {
    outputs,
    outputSlots,
    nodes,
    calls,
    argumentStarts,
    argumentSlots: slots,
    consumers: findOnce(nodes.length, argumentStarts, slots),
    uses,
    supplied,
    omittedSlot,
    contextSlot,
    initialValues,
  };
}

function countUses(length: number, argumentSlots: readonly number[], outputSlots: Int32Array): Int32Array {
  const uses = new Int32Array(length);
  for (let place = 0; place < argumentSlots.length; place++) uses[argumentSlots[place]!]!++;
  for (const slot of outputSlots) uses[slot] = endless;
  return uses;
}

/** Apart from the compilation, so that a plan holds nothing of it but the arrays. */
function findOnce(count: number, argumentStarts: Int32Array, argumentSlots: Int32Array): () => Consumers {
  let consumers: Consumers | undefined;
  return () => (consumers ??= findConsumers(count, argumentStarts, argumentSlots));
}

function findConsumers(count: number, argumentStarts: Int32Array, argumentSlots: Int32Array): Consumers {
  const starts = new Int32Array(count + 1);
  for (const slot of argumentSlots) if (slot < count) starts[slot + 1]!++;
  for (let step = 0; step < count; step++) starts[step + 1]! += starts[step]!;
  const steps = new Int32Array(starts[count]!);
  const next = starts.slice();
  for (let step = 0; step < count; step++) {
    for (const slot of argumentSlots.subarray(argumentStarts[step], argumentStarts[step + 1])) {
      if (slot < count) steps[next[slot]!++] = step;
    }
  }
  return { starts, steps };
}

function cyclesIn({ nodes }: Graph): DataflowError {
  return new DataflowError(findCycles(nodes).map((path) => cycleFound(path, nodes.get(path[0]!)?.location)));
}
