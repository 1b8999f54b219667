import { DataflowError } from "../errors/dataflow-error.ts";
import { checksFailed } from "../errors/values.ts";
import type { Decoration, Edge, Node, NodeContext } from "../node.ts";
import type { CheckResult } from "./checks/run-check.ts";
import { deriveNode } from "./derive-node.ts";
import { edgeTo } from "./edge-to.ts";
import type { Linked, Site } from "./kind.ts";
import { uniqueName } from "./pipe.ts";
import { givesOf } from "./type-text.ts";

/** What happens when a check fails. */
export interface CheckOptions {
  /** `"fail"` (the default) fails the node; `"warn"` reports and goes on. */
  readonly onFail?: "fail" | "warn";
}

/** One check of a call, and which part of the call it is; never an empty part, which is the checked value's own. */
export interface Check {
  readonly name: string;
  readonly part: string;
}

/** Puts checks between a node's value and its consumers; a node that has checks or steps already gets its checks after them. */
export function checkNode(
  nodes: readonly Node[],
  node: Node,
  asked: readonly Check[],
  decoration: Decoration,
  site: Site,
  facts: Pick<Node, "schema" | "notesSchema"> = {},
): readonly Node[] {
  const isChecked = node.role !== "check" && node.overriddenAt !== undefined;
  const rawName = node.overriddenAt ?? `${node.name}.raw`;
  const raw: Node = { ...node, name: rawName, role: "raw", result: false };
  const value: Edge = edgeTo(rawName, node.type);
  const taken = new Set(nodes.map(({ name }) => name));
  const checks = asked.map((check) => makeCheck(node, value, check, taken, decoration, site));
  const gate: Node = {
    ...deriveNode(node, {
      name: node.name,
      edges: [...(isChecked ? node.edges : [value]), ...checks.map(({ name }) => edgeTo(name, "CheckResult"))],
      code: { declared: site.declared.name, kind: decoration.kind, decoration: site.index, part: "" },
      role: node.role,
    }),
    gives: givesOf(node),
    result: node.result,
    overriddenAt: rawName,
    ...(node.schema !== undefined && { schema: node.schema }),
    ...(node.notesSchema !== undefined && { notesSchema: node.notesSchema }),
    ...facts,
  };
  return nodes.flatMap((other) => (other !== node ? [other] : isChecked ? [...checks, gate] : [raw, ...checks, gate]));
}

function makeCheck(of: Node, value: Edge, check: Check, taken: Set<string>, decoration: Decoration, site: Site): Node {
  const name = uniqueName(`${of.name}.check.${check.name}`, taken);
  taken.add(name);
  return deriveNode(of, {
    name,
    type: "CheckResult",
    gives: "CheckResult",
    edges: [value],
    code: { declared: site.declared.name, kind: decoration.kind, decoration: site.index, part: check.part },
    doc: `The check \`${check.name}\` of \`${of.name}\`.`,
    role: "check",
    tags: {},
    location: decoration.location,
  });
}

/** Passes the raw value on once its checks are in. */
export function linkChecked(node: Node): Linked {
  const passOn = (context: NodeContext, value: unknown, ...results: readonly CheckResult[]): unknown => {
    const failed = results.filter((result) => !result.passed);
    if (failed.length === 0) return value;
    const fatal = failed.filter((result) => result.onFail === "fail");
    for (const result of failed) if (result.onFail === "warn") context.warn(checksFailed(node, [result]));
    if (fatal.length > 0) throw new DataflowError([checksFailed(node, fatal)]);
    return value;
  };
  return { call: passOn, contextual: true };
}
