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
  node: Node,
  asked: readonly Check[],
  taken: Set<string>,
  decoration: Decoration,
  site: Site,
  facts: Pick<Node, "schema" | "notesSchema"> = {},
): readonly Node[] {
  const isChecked = node.role !== "check" && node.overriddenAt !== undefined;
  const rawName = node.overriddenAt ?? `${node.name}.raw`;
  const value = edgeTo(rawName, node.type);
  const checks = asked.map((check) => makeCheck(node, value, check, taken, decoration, site));
  const results = checks.map(({ name }) => edgeTo(name, "CheckResult"));
  const gate = deriveNode(node, {
    name: node.name,
    gives: givesOf(node),
    edges: isChecked ? [...node.edges, ...results] : [value, ...results],
    code: { declared: site.declared.name, kind: decoration.kind, decoration: site.index, part: "" },
    role: node.role,
    result: node.result,
    overriddenAt: rawName,
    schema: facts.schema ?? node.schema,
    notesSchema: facts.notesSchema ?? node.notesSchema,
  });
  if (isChecked) return [...checks, gate];
  return [{ ...node, name: rawName, role: "raw", result: false }, ...checks, gate];
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
