import type { Linked } from "../decorators/kind.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { cycleFound } from "../errors/graph.ts";
import { findCycles } from "../graph/cycles.ts";
import type { Graph } from "../graph/graph.ts";
import type { Node } from "../node.ts";
import { type CompiledPlan, sealPlan, type Supplied } from "./compiled-plan.ts";
import { compileLevels } from "./fan-outs/compile-levels.ts";
import { findNeeded, type Needed } from "./order.ts";
import type { RunRequest } from "./request.ts";
import { supplierOf } from "./supply.ts";

/** Compiles the steps for a request that `checkRequest` has nothing to say about. */
export function compilePlan(graph: Graph, request: RunRequest, link: (node: Node) => Linked): CompiledPlan {
  return compileNeeded(graph, request.outputs, findNeeded(graph, request), link);
}

/** Compiles what a request needs. */
export function compileNeeded(
  graph: Graph,
  asked: readonly string[],
  needed: Needed,
  link: (node: Node) => Linked,
): CompiledPlan {
  const outputs = [...new Set(asked)];
  const compile = needed.isMarked ? compileLevels : compilePlain;
  const plan = compile(graph, outputs, needed, link);
  if (plan === undefined) throw cyclesIn(graph);
  return plan;
}

/** Plain loops: a plan is often compiled for one run, before V8 has optimised anything. `undefined` where nodes need one another. */
function compilePlain(
  graph: Graph,
  outputs: readonly string[],
  { supply, nodes, steps }: Needed,
  link: (node: Node) => Linked,
): CompiledPlan | undefined {
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
    supplied.push({ name, kind, key: supply.overrides.get(name) ?? name, slot, fans: noFans });
    return slot;
  };
  const calls: Linked["call"][] = [];
  let scoped: Set<number> | undefined;
  const argumentStarts = new Int32Array(nodes.length + 1);
  const argumentSlots: number[] = [];
  for (let step = 0; step < nodes.length; step++) {
    const node = nodes[step]!;
    const { call, contextual, scoped: isScoped } = link(node);
    calls.push(call);
    if (isScoped === true) (scoped ??= new Set()).add(step);
    if (contextual === true) argumentSlots.push(contextSlot);
    const { edges } = node;
    for (let place = 0; place < edges.length; place++) {
      const slot = slotOf(edges[place]!.node);
      if (slot >= step && slot < omittedSlot) return undefined;
      argumentSlots.push(slot);
    }
    argumentStarts[step + 1] = argumentSlots.length;
  }
  const outputSlots = outputs.map(slotOf);
  return sealPlan({
    outputs,
    outputSlots,
    nodes,
    eager: nodes.length,
    calls,
    argumentStarts,
    argumentSlots,
    supplied,
    omittedSlot,
    contextSlot,
    length: contextSlot + 1 + supplied.length,
    lasting: [omittedSlot, contextSlot],
    config: graph.config,
    secrets: graph.secrets,
    scoped,
    marked: undefined,
  });
}

const noFans: readonly Node[] = [];

function cyclesIn({ nodes }: Graph): DataflowError {
  return new DataflowError(findCycles(nodes).map((path) => cycleFound(path, nodes.get(path[0]!)?.location)));
}
