import { always, joinConditions } from "../decorators/condition.ts";
import type { TypedNode } from "./type-nodes.ts";

/**
 * What passes on a value whose type depends on the config is a variant for each of those types, so that a config decides it too: the node behind
 * a step that is not always taken, and such a step after another.
 */
export function splitByVariants(nodes: readonly TypedNode[]): readonly TypedNode[] {
  const known = new Map<string, TypedNode[]>();
  // What a node passes on is made before it.
  return nodes.flatMap((node) => {
    const parts = split(node, known);
    known.set(node.name, [...(known.get(node.name) ?? []), ...parts]);
    return parts;
  });
}

function split(node: TypedNode, known: ReadonlyMap<string, readonly TypedNode[]>): readonly TypedNode[] {
  const passed = known.get(passedFrom(node) ?? "") ?? [];
  const [only] = passed;
  if (only?.role !== "step") return [node];
  if (new Set(passed.map(({ gives }) => gives)).size === 1) return [{ ...node, gives: only.gives }];
  return passed.flatMap(({ gives, when = always }) => {
    const condition = joinConditions(node.when ?? always, when);
    const isNever = Object.values(condition.all).some((values) => values.length === 0);
    return isNever ? [] : [{ ...node, gives, when: condition }];
  });
}

/** The node whose value it gives as it is: the end of steps and checks, and what stands in for a step that is not taken. */
function passedFrom({ code, edges: [first], overriddenAt, role }: TypedNode): string | undefined {
  const isPassed = first?.node === overriddenAt || (role === "step" && code.part === "" && first?.takes === "");
  return isPassed ? first?.node : undefined;
}
