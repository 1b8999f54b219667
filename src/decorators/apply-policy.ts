import { targetNotLiteral, targetUnknown } from "../errors/decorators.ts";
import { policyTwice } from "../errors/policies.ts";
import type { Argument, Decoration, Node } from "../node.ts";
import { readRecord, readTarget } from "./arguments.ts";
import { callsFunction } from "./calls-function.ts";
import type { Phase, Site } from "./kind.ts";
import { isLiteral } from "./read-policy.ts";

/** A policy is for the nodes that call the function; with a target, for nodes that other decorators make. Its options come last. */
export function phaseOfPolicy({ args }: Decoration): Phase {
  return readTarget(args.at(-1)) === undefined ? "call" : "describe";
}

/** The nodes, of which those that a decorator is meant for are called as it says. */
export function applyPolicy(nodes: readonly Node[], decoration: Decoration, site: Site): readonly Node[] {
  const target = readTarget(decoration.args.at(-1));
  if (hidesLiteralTarget(decoration.args.at(-1))) site.report(targetNotLiteral(decoration, site.declared));
  const meant = new Set(
    target === undefined
      ? nodes.filter(({ result }) => result)
      : target.flatMap((name) => findComputing(nodes, name, decoration, site)),
  );
  return nodes.map((node) => (meant.has(node) ? addPolicy(node, decoration, site, target !== undefined) : node));
}

/** Options that are one constant are for the function's own nodes; only what is written out can name others. */
function hidesLiteralTarget(options: Argument): boolean {
  const target = readRecord(options)?.["target"];
  return target !== undefined && !isLiteral(target);
}

/** Where steps or checks follow, a name stands for what comes after them; the code to call stands before. */
function findComputing(nodes: readonly Node[], name: string, decoration: Decoration, site: Site): readonly Node[] {
  const raw = nodes.find((node) => node.name === `${name}.raw` && node.role === "raw");
  const found = raw ?? nodes.find((node) => node.name === name);
  if (found === undefined) site.report(targetUnknown(decoration, name, nodes));
  return found === undefined ? [] : [found];
}

function addPolicy(node: Node, decoration: Decoration, site: Site, hasTarget: boolean): Node {
  const { kind, given, location } = decoration;
  const earlier = node.policies ?? [];
  const first = earlier.find((policy) => policy.kind === kind);
  if (first !== undefined) {
    const place = site.declared.decorations[first.decoration]?.location ?? location;
    site.report(policyTwice({ kind, node: node.name, location }, place));
    return node;
  }
  const isTargeted = hasTarget && !callsOwn(node, site);
  return { ...node, policies: [...earlier, { kind, decoration: site.index, given, isTargeted }], scoped: true };
}

/** Whether the function itself can be wrapped, so that the policy gets its arguments and comes where the others are. */
function callsOwn({ code }: Node, { declared }: Site): boolean {
  return code.declared === declared.name && callsFunction(code);
}
