import type { Node } from "../../node.ts";
import type { NodeCall } from "../../run/adapter.ts";

/**
 * A place at which a run stops.
 *
 * @example
 * ```ts
 * import { breakpoints, type Breakpoint } from "eponym/adapters";
 *
 * const pause = ({ when, node, values }: Breakpoint): void => console.log(when, node.name, Object.keys(values));
 * const adapter = breakpoints({ before: ["total"], pause });
 * ```
 */
export interface Breakpoint {
  readonly when: "before" | "after" | "failure";
  readonly node: Node;
  /** The run, and the items of fan-outs for which the node runs. */
  readonly call: NodeCall;
  /** What the node takes, by the names of its parameters. Secrets are among them, and left out where the whole is listed. */
  readonly values: Readonly<Record<string, unknown>>;
  /** After the node: what it gave. Of a secret node it is there to be asked for, and is not printed with the place. */
  readonly value?: unknown;
  /** After a failure: what it threw. */
  readonly error?: unknown;
  /** Has the run go on with another value of the node: in place of its code, of what it gave, or of its failure. */
  readonly replace: (value: unknown) => void;
}

/** A stop with what has been put in the place of the node's value. */
export interface Stop {
  readonly place: Breakpoint;
  readonly replaced: () => { readonly value: unknown } | undefined;
}

export function makeStop(
  when: Breakpoint["when"],
  call: NodeCall,
  found: { readonly value?: unknown; readonly error?: unknown },
): Stop {
  let replacement: { readonly value: unknown } | undefined;
  const values = nameValues(call);
  const replace = (value: unknown): void => {
    replacement = { value };
  };
  const place = { when, node: call.node, call, values, ...found, replace };
  if (call.run.graph.secrets.has(call.node.name)) Object.defineProperty(place, "value", { enumerable: false });
  return { place, replaced: () => replacement };
}

/** By parameter; of parameters of one name, the first. */
function nameValues({ node, run, values }: NodeCall): Readonly<Record<string, unknown>> {
  const named: Record<string, unknown> = {};
  for (const [place, edge] of node.edges.entries()) {
    const name = Object.hasOwn(named, edge.parameter) ? edge.node : edge.parameter;
    const isSecret = run.graph.secrets.has(edge.node);
    Object.defineProperty(named, name, { value: values[place], enumerable: !isSecret });
  }
  return named;
}
