import type { Attributes } from "@opentelemetry/api";
import type { Node } from "../../node.ts";
import type { NodeEnd } from "../../run/adapter.ts";
import { describeNode } from "./attributes.ts";

/** What is told of a node with each of its calls. */
export interface NodeFacts {
  readonly hasSpan: boolean;
  /** On its spans. */
  readonly span: Attributes;
  /** On points of metrics. */
  readonly point: Attributes;
  /** On points of metrics that tell how calls have ended. */
  readonly ended: Readonly<Record<NodeEnd["status"], Attributes>>;
}

/** Works out the facts of a node once, as a fan-out may call it a million times. */
export function createNodeFacts(attributes: Attributes, hasSpan: (node: Node) => boolean): (node: Node) => NodeFacts {
  const known = new WeakMap<Node, NodeFacts>();
  const make = (node: Node): NodeFacts => {
    const point = { ...attributes, "eponym.node": node.name };
    const end = (status: NodeEnd["status"]): Attributes => ({ ...point, "eponym.status": status });
    return {
      hasSpan: hasSpan(node),
      span: { ...attributes, ...describeNode(node) },
      point,
      ended: {
        done: end("done"),
        cached: end("cached"),
        failed: end("failed"),
        skipped: end("skipped"),
        aborted: end("aborted"),
      },
    };
  };
  return (node) => {
    let facts = known.get(node);
    if (facts === undefined) known.set(node, (facts = make(node)));
    return facts;
  };
}
