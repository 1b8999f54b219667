import type { DataflowText } from "./dataflow-project.ts";
import { printCall, printFunctions, type Subject } from "./fragments.ts";
import { interpret, type Outcome } from "./interpret.ts";
import { hasKind, type Stack, type Use } from "./use.ts";
import { configOf, world } from "./vocabulary.ts";

const nothing: Outcome = { nodes: new Map(), results: ["pair"], columns: [], inputs: new Set() };

/** A function with decorators above it that have no meaning together. */
export function writeMeaningless(stack: Stack): DataflowText {
  return { source: writeSource(stack, nothing, []) };
}

/** A function with decorators above it, and a program that uses all nodes which that makes. */
export function writeDataflow(name: string, stack: Stack, outcome: Outcome): DataflowText {
  return { source: writeSource(stack, outcome, readResolvable(stack, outcome)), use: writeUse(name, stack, outcome) };
}

/** What is only there because resolvers call decorators. */
function readResolvable(stack: Stack, { nodes }: Outcome): readonly string[] {
  const isResolving = ({ kind, resolved }: Use): boolean => kind === "resolve" || resolved === true;
  const fixed = interpret(
    stack.filter((use) => !isResolving(use)),
    world,
  ).nodes;
  // The nodes of a step are those of another function.
  if (hasKind(stack, "mutate"))
    return [...nodes.keys()].filter((node) => !fixed.has(node) && !node.startsWith("origin"));
  // Without its condition, a variant has another name.
  const isRenamed = stack.some((use) => use.kind === "config" && isResolving(use));
  return [...nodes.keys()].filter((node) => isRenamed || !fixed.has(node));
}

function writeSource(stack: Stack, { results, columns }: Outcome, resolvable: readonly string[]): string {
  const isSaved = hasKind(stack, "dataSaver");
  const fn = hasKind(stack, "config") ? "pair__main" : "pair";
  const subject: Subject = { stack, fn, isSaved, results, columns, resolvable };
  const result = isSaved ? "Saved" : hasKind(stack, "dataLoader") ? "Loaded<Pair>" : "Pair";
  const value = isSaved ? "savePair(table, factor)" : "pairUp(table, factor)";
  return [
    'import { cache, checkOutput, config, context, dataLoader, dataSaver, extractColumns, extractFields, from, inject, limit, loadFrom, mutate, parameterize, parameterizeExtractColumns, parameterizedSubdag, pipeInput, pipeOutput, resolve, retry, runOn, saveTo, schema, step, subdag, tag, tagOutputs, timeout, to, unpackFields, withColumns, type Loaded } from "eponym";',
    'import * as parts from "./parts.ts";',
    'import { double, halve, halveColumn, halveSaved, keep, noted, pairUp, raise, raiseColumn, raiseSaved, reverse, savePair, seen, shape, shift, type Pair, type Row, type Saved } from "./parts.ts";',
    'import { sized } from "./sized.ts";',
    ...(hasKind(stack, "subdag", "parameterizedSubdag") ? ['import inner from "./inner.dag.ts";'] : []),
    "",
    ...stack.map((use) => printCall(subject, use)).filter((line) => line !== ""),
    `export function ${fn}(table: Row[], factor: number): ${result} {`,
    ...(hasKind(stack, "retry") ? ['  if (context().attempt === 1) throw new Error("not at once");'] : []),
    `  return ${hasKind(stack, "dataLoader") ? `{ data: ${value}, metadata: { rows: 2 } }` : value};`,
    "}",
    ...printFunctions(subject),
    "",
  ].join("\n");
}

/** Compiles where each node has the type that it should have and all nodes together take the inputs that they should. */
function writeUse(name: string, stack: Stack, { nodes, inputs }: Outcome): string {
  const names = [...nodes.keys()].map((node) => JSON.stringify(node));
  return [
    'import { Driver, type CheckResult, type Inputs, type Loaded, type Metadata, type Outputs } from "eponym";',
    'import type { Pair, Row, Saved } from "./parts.ts";',
    'import { same, type World } from "./same.ts";',
    `import dataflow from "./${name}.dag.ts";`,
    `const driver = new Driver({ modules: [dataflow], config: ${JSON.stringify(configOf(stack))} });`,
    `type Results = Outputs<typeof driver, ${names.join(" | ")}>;`,
    `type Given = Inputs<typeof driver, ${names.join(" | ")}>;`,
    "export const given: Given = {} as World;",
    `same<keyof Given, ${[...inputs].map((input) => JSON.stringify(input)).join(" | ")}>();`,
    ...[...nodes].map(([node, { type }]) => `same<Results[${JSON.stringify(node)}], ${type}>();`),
    "",
  ].join("\n");
}
