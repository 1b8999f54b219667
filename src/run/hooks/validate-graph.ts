import { adapterBroke, edgeRejected, graphRejected, inputRejected, nodeRejected } from "../../errors/adapters.ts";
import { describeThrown } from "../../errors/run.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Problem } from "../../node.ts";
import { describeShape } from "../shape.ts";
import { toPromise } from "../to-promise.ts";
import type { Adapter, SuppliedValue, Verdict } from "../adapter.ts";

/** Everything that adapters have against the edges, nodes and the whole of a graph. */
export function validateGraph(adapters: readonly Adapter[], graph: Graph): readonly Problem[] {
  const nodes = [...graph.nodes.values()];
  return adapters.flatMap((adapter) => {
    const { name } = adapter;
    const edges = nodes.flatMap((to) =>
      to.edges.flatMap((edge) => {
        const from = graph.nodes.get(edge.node);
        if (from === undefined || adapter.checkEdge === undefined) return [];
        return hear(
          name,
          "checkEdge",
          () => adapter.checkEdge!({ from, to, edge }),
          (reason) => edgeRejected(name, edge, from, to, reason),
        );
      }),
    );
    const single = nodes.flatMap((node) =>
      adapter.validateNode === undefined
        ? []
        : hear(
            name,
            "validateNode",
            () => adapter.validateNode!(node),
            (reason) => nodeRejected(name, node, reason),
          ),
    );
    const whole =
      adapter.validateGraph === undefined
        ? []
        : hear(
            name,
            "validateGraph",
            () => adapter.validateGraph!(graph),
            (reason) => graphRejected(name, reason),
          );
    return [...edges, ...single, ...whole];
  });
}

/** Everything that adapters have against a value that a run is given. */
export function validateSupplied(
  adapters: readonly (Adapter & { readonly validateInput: NonNullable<Adapter["validateInput"]> })[],
  supplied: SuppliedValue,
): readonly Problem[] {
  const { name, consumers } = supplied;
  return adapters.flatMap((adapter) =>
    hear(
      adapter.name,
      "validateInput",
      () => adapter.validateInput(supplied),
      (reason) => inputRejected(adapter.name, name, reason, consumers[0]?.location),
    ),
  );
}

/** A verdict as problems; a validator that throws has not agreed. */
function hear(
  adapter: string,
  hook: string,
  judge: () => Verdict,
  word: (reason: string) => Problem,
): readonly Problem[] {
  let verdict: Verdict;
  try {
    verdict = judge();
  } catch (error) {
    return [adapterBroke(adapter, hook, describeThrown(error))];
  }
  if (verdict === undefined || verdict === null) return [];
  if (toPromise(verdict) !== undefined)
    return [adapterBroke(adapter, hook, "it gave a promise, and is not waited for")];
  const said: readonly unknown[] = Array.isArray(verdict) ? verdict : [verdict];
  return said.map((one) => {
    if (typeof one === "string") return word(one);
    return isProblem(one) ? one : adapterBroke(adapter, hook, `it gave ${describeShape(one)}; ${whatToGive}`);
  });
}

const whatToGive = "give nothing, a text, a problem with code, message and nodes, or a list of these";

function isProblem(given: unknown): given is Problem {
  if (typeof given !== "object" || given === null) return false;
  const { code, message, nodes } = given as Partial<Problem>;
  return typeof code === "string" && typeof message === "string" && Array.isArray(nodes);
}
