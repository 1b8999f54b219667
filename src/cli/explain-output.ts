import { conditionValues, describeCondition } from "../graph/conditions.ts";
import { expandModule } from "../graph/expand-module.ts";
import { upstreamOf } from "../graph/lineage.ts";
import type { ConfigValue, Location } from "../node.ts";
import { planGraph } from "./plan-graph.ts";
import { secretWord } from "./print/secret-word.ts";
import type { ReadGraph } from "./project/read-graph.ts";

/** Everything that one output needs, and why. */
export interface Explanation {
  readonly output: string;
  readonly type: string;
  readonly doc: string;
  readonly location: Location;
  readonly inputs: readonly {
    readonly name: string;
    readonly type: string;
    readonly optional: boolean;
    readonly reason: string;
  }[];
  readonly config: readonly ConfigKey[];
  /** In the order in which they would run. */
  readonly nodes: readonly ExplainedNode[];
}

export interface ExplainedNode {
  readonly name: string;
  readonly reason: string;
  readonly when?: string;
  /** What it is, where it is no plain function. */
  readonly what?: string;
  /** The fan-outs for whose items it runs. */
  readonly each?: readonly string[];
  readonly location?: Location;
}

/** A config key that makes a difference to the output. */
export interface ConfigKey {
  readonly key: string;
  /** What the config says; missing where it says nothing. */
  readonly value?: unknown;
  /** The values that conditions name. */
  readonly named: readonly ConfigValue[];
  /** The nodes whose variants it chooses, and those that take it as a parameter. */
  readonly reason: string;
}

/** Explains an output of a graph. Throws where there is no such node, or where the config switches off something it needs. */
export function explainOutput({ graph, modules }: ReadGraph, output: string): Explanation {
  const known = graph.nodes.has(output) ? upstreamOf(graph, [output]) : new Set<string>();
  const given = [...graph.inputs.keys()].filter((name) => known.has(name));
  // A plan wants every input; what their values are does not matter to it.
  const plan = planGraph(graph, { outputs: [output], inputs: Object.fromEntries(given.map((name) => [name, null])) });
  const node = graph.nodes.get(output)!;
  const steps = plan.steps.map(({ node: name, ...step }) => ({ name, ...step }));
  return {
    output,
    type: node.type,
    doc: node.doc,
    location: node.location,
    inputs: steps.flatMap(({ name, kind, reason }) => {
      const input = graph.inputs.get(name);
      return kind === "input" && input ? [{ name, type: input.type, optional: input.optional, reason }] : [];
    }),
    config: listConfig({ graph, modules }, steps),
    nodes: steps.flatMap(({ name, kind, reason, what, each, location }) => {
      const when = graph.nodes.get(name)?.when;
      if (kind !== "run") return [];
      return [
        {
          name,
          reason,
          ...(when && { when: describeCondition(when) }),
          ...(what !== undefined && { what }),
          ...(each && { each }),
          ...(location && { location }),
        },
      ];
    }),
  };
}

interface Step {
  readonly name: string;
  readonly kind: string;
  readonly reason: string;
}

function listConfig({ graph, modules }: ReadGraph, steps: readonly Step[]): readonly ConfigKey[] {
  const secrets = graph.secrets;
  const names = new Set(steps.map(({ name }) => name));
  const keys = new Map<string, { named: Set<ConfigValue>; reasons: string[] }>();
  const entry = (key: string): { named: Set<ConfigValue>; reasons: string[] } => {
    const known = keys.get(key) ?? { named: new Set<ConfigValue>(), reasons: [] };
    keys.set(key, known);
    return known;
  };
  for (const { name, when } of modules.flatMap((module) => expandModule(module).nodes)) {
    if (when === undefined || !names.has(name)) continue;
    for (const [key, values] of conditionValues([when])) {
      const { named, reasons } = entry(key);
      for (const value of values) named.add(value);
      if (!reasons.includes(`chooses "${name}"`)) reasons.push(`chooses "${name}"`);
    }
  }
  for (const { name, kind, reason } of steps) if (kind === "config") entry(name).reasons.push(reason);
  return [...keys].map(([key, { named, reasons }]) => ({
    key,
    ...(Object.hasOwn(graph.config, key) && { value: secrets.has(key) ? secretWord : graph.config[key] }),
    named: [...named],
    reason: reasons.join(", "),
  }));
}
