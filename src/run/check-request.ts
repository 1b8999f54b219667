import {
  inputInactive,
  inputInConfig,
  inputIsNode,
  inputMissing,
  inputUnknown,
  nodeInactive,
  outputNotComputed,
  outputUnknown,
  overrideNotComputed,
  overrideUnknown,
  suppliedTwice,
  type SwitchedOff,
} from "../errors/run.ts";
import { describeCondition } from "../graph/conditions.ts";
import type { Graph } from "../graph/graph.ts";
import type { Node, Problem } from "../node.ts";
import { checkMoves } from "./check-moves.ts";
import { checkRequestTypes } from "./check-request-types.ts";
import { findNeeded, type Needed } from "./order.ts";
import { givenNames, type RunRequest } from "./request.ts";
import { inConfig, type Supply, supplierOf } from "./supply.ts";

/** Every mistake in what a graph is asked for; nothing runs. */
export function checkRequest(graph: Graph, request: RunRequest): readonly Problem[] {
  const mistyped = checkRequestTypes(request);
  return mistyped.length > 0 ? mistyped : checkNames(graph, request, findNeeded(graph, request));
}

/** Every mistake in the names of a request. */
export function checkNames(graph: Graph, request: RunRequest, needed: Needed): readonly Problem[] {
  const { supply } = needed;
  return [
    ...[...new Set(request.outputs)].flatMap((name) => checkOutput(graph, supply, name)),
    ...givenNames(request.inputs).flatMap((name) => checkInput(graph, name)),
    ...givenNames(request.overrides).flatMap((name) => checkOverride(graph, supply, name)),
    ...checkMissing(graph, needed, request),
    ...checkMoves(graph, request.outputs, needed),
  ];
}

function checkOutput(graph: Graph, supply: Supply, name: string): readonly Problem[] {
  const { nodes, inactive, inputs, dormantInputs, config } = graph;
  if (nodes.has(name)) return [];
  const variants = inactive.get(name);
  if (variants !== undefined)
    return supplierOf(graph, supply, name) === undefined ? [nodeInactive(name, describeOff(variants), [])] : [];
  if (inConfig(config, name)) return [outputNotComputed(name, "a config value", takersOf(graph, name))];
  if (inputs.has(name) || dormantInputs.has(name)) return [outputNotComputed(name, "an input", takersOf(graph, name))];
  return [outputUnknown(name, [...nodes.keys(), ...inactive.keys()])];
}

function takersOf({ nodes, dormantInputs }: Graph, name: string): readonly string[] {
  const candidates = dormantInputs.get(name) ?? nodes.values();
  return [...candidates].filter(({ edges }) => edges.some(({ node }) => node === name)).map((node) => node.name);
}

function checkInput({ nodes, inactive, inputs, dormantInputs, config }: Graph, name: string): readonly Problem[] {
  const node = nodes.get(name);
  if (node !== undefined) return [inputIsNode(node)];
  if (inConfig(config, name)) return [inputInConfig(name)];
  if (inputs.has(name) || inactive.has(name) || Object.hasOwn(config, name)) return [];
  const takers = dormantInputs.get(name);
  return [takers === undefined ? inputUnknown(name, inputs.keys()) : inputInactive(name, describeOff(takers))];
}

function checkOverride(
  { nodes, inactive, inputs, dormantInputs, config }: Graph,
  supply: Supply,
  name: string,
): readonly Problem[] {
  const target = nodes.get(name)?.overriddenAt ?? name;
  const winner = supply.overrides.get(target)!;
  if (winner !== name) return [suppliedTwice(target, `the override "${name}"`, `the override "${winner}"`)];
  if (nodes.has(name)) return [];
  if (inactive.has(name)) return supply.inputs.has(name) ? [suppliedTwice(name, "an input", "an override")] : [];
  if (inConfig(config, name)) return [overrideNotComputed(name, "a config value")];
  if (inputs.has(name) || dormantInputs.has(name)) return [overrideNotComputed(name, "an input")];
  return [overrideUnknown(name, [...nodes.keys(), ...inactive.keys()])];
}

/** What the outputs need and nobody supplies, with the nodes that take it. */
function checkMissing(graph: Graph, { supply, open }: Needed, { outputs, inputs }: RunRequest): readonly Problem[] {
  return [...open].flatMap(([name, consumers]) => {
    if (supplierOf(graph, supply, name) !== undefined) return [];
    const variants = graph.inactive.get(name);
    if (variants === undefined) {
      const isUndefined = inputs !== undefined && Object.hasOwn(inputs, name);
      return [inputMissing(name, graph.inputs.get(name)?.type ?? "", consumers, isUndefined)];
    }
    if (outputs.includes(name)) return [];
    const names = consumers.map((node) => node.name);
    return [nodeInactive(name, describeOff(variants), names)];
  });
}

function describeOff(variants: readonly Node[]): readonly SwitchedOff[] {
  return variants.map((node) => ({ node, condition: node.when === undefined ? "" : describeCondition(node.when) }));
}
