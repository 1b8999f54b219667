import { readBinding } from "../decorators/arguments.ts";
import type { FunctionRow, ParameterRow } from "../module.ts";
import type { Argument, Declared, Location, Parameter } from "../node.ts";
import type { GeneratorInput } from "./generate-module.ts";
import { printData } from "./print-type.ts";

/** What the running program needs of a module: one line a function, all positions together at the end. */
export function printRows({ name, declared }: GeneratorInput): string {
  return [
    "export default module<Shape>({",
    `  name: ${JSON.stringify(name)},`,
    `  file: ${JSON.stringify(`./${name}.ts`)},`,
    "  url: import.meta.url,",
    "  source,",
    "  functions: [",
    ...declared.map((fn) => `    ${printData(functionRow(fn))},`),
    "  ],",
    "  positions: [",
    ...declared.map((fn) => `    ${printData(positionsOf(fn))},`),
    "  ],",
    "});",
    "",
  ].join("\n");
}

/** A declared function as a row, without what is empty. */
export function functionRow({ name, parameters, type, call, doc, hash, packages, decorations }: Declared): FunctionRow {
  return {
    name,
    ...(parameters.length > 0 && { takes: parameters.map(parameterRow) }),
    gives: type,
    ...(call === "named" && { call }),
    ...(doc !== "" && { doc }),
    hash,
    ...(packages.length > 0 && { packages }),
    ...(decorations.length > 0 && {
      decorators: decorations.map(({ kind, args }) => [kind, ...args.map(withoutTakes)] as const),
    }),
  };
}

/** The line and column of a function and of its decorators. */
export function positionsOf({ location, decorations }: Declared): readonly number[] {
  return [location, ...decorations.map((decoration) => decoration.location)].flatMap(({ line, column }: Location) => [
    line,
    column,
  ]);
}

function parameterRow({ name, node, optional, type }: Parameter): ParameterRow {
  const label = optional ? `${name}?` : name;
  return node === name ? [label, type] : [label, type, node];
}

/** The running program has no use for a binding's resolved annotations. */
function withoutTakes(argument: Argument): Argument {
  if (argument === null || typeof argument !== "object") return argument;
  if (Array.isArray(argument)) return argument.map(withoutTakes);
  const binding = readBinding(argument);
  if (binding !== undefined) {
    const parameters = binding.parameters.map(({ name, node, optional, type }) => ({ name, node, optional, type }));
    return { $: "binding", parameters };
  }
  return Object.fromEntries(Object.entries(argument).map(([key, value]) => [key, withoutTakes(value)]));
}
