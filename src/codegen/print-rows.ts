import type { FunctionRow, ParameterRow } from "../module.ts";
import type { Argument, Declared, Location, Parameter } from "../node.ts";
import type { GeneratorInput } from "./generate-module.ts";
import { printData } from "./print-type.ts";

/** What the running program needs of a module: one line a function, all positions together at the end. */
export function printRows({ name, declared, types = {}, code = {}, spans = [], texts = {} }: GeneratorInput): string {
  return [
    "export default module<Shape>({",
    `  name: ${JSON.stringify(name)},`,
    `  file: ${JSON.stringify(`./${name}.ts`)},`,
    "  url: import.meta.url,",
    "  source,",
    "  functions: [",
    ...declared.map((fn) => `    ${printData(functionRow(fn))},`),
    "  ],",
    ...printTable("types", types),
    ...printTable("code", code),
    "  positions: [",
    ...declared.map((fn) => `    ${printData(positionsOf(fn))},`),
    "  ],",
    ...(spans.length === 0 ? [] : ["  spans: [", ...spans.map((span) => `    ${printData(span)},`), "  ],"]),
    ...printTable("texts", texts),
    "});",
    "",
  ].join("\n");
}

/** One line a name. */
function printTable(title: string, table: Readonly<Record<string, unknown>>): readonly string[] {
  const rows = Object.entries(table).map(([name, row]) => `    ${JSON.stringify(name)}: ${printData(row)},`);
  return rows.length === 0 ? [] : [`  ${title}: {`, ...rows, "  },"];
}

/** A declared function as a row, without what is empty. */
export function functionRow(declared: Declared): FunctionRow {
  const {
    name,
    parameters,
    type,
    fansOut,
    secret,
    call,
    internal,
    scoped,
    doc,
    hash,
    packages,
    unreadable,
    decorations,
  } = declared;
  const above = decorations.flatMap(({ hash, packages, unreadable }, place) =>
    hash === undefined
      ? []
      : [[place, { hash, ...(packages && { packages }), ...(unreadable && { unreadable }) }] as const],
  );
  const result = [...(fansOut ? ["parallelizable" as const] : []), ...(secret ? ["secret" as const] : [])];
  return {
    name,
    ...(parameters.length > 0 && { takes: parameters.map(parameterRow) }),
    gives: type,
    ...(result.length > 0 && { result }),
    ...(call === "named" && { call }),
    ...(internal && { internal }),
    ...(scoped && { scoped }),
    ...(doc !== "" && { doc }),
    hash,
    ...(packages.length > 0 && { packages }),
    ...(unreadable && { unreadable }),
    ...(decorations.length > 0 && {
      decorators: decorations.map(({ kind, args }) => [kind, ...args.map(withoutTypes)] as const),
    }),
    ...(above.length > 0 && { above: Object.fromEntries(above) }),
  };
}

/** The line and column of a function and of its decorators. */
export function positionsOf({ location, decorations }: Declared): readonly number[] {
  return [location, ...decorations.map((decoration) => decoration.location)].flatMap(({ line, column }: Location) => [
    line,
    column,
  ]);
}

function parameterRow({ name, node, optional, type, marker, secret, ...rest }: Parameter): ParameterRow {
  const label = optional ? `${name}?${"default" in rest ? `=${JSON.stringify(rest.default)}` : ""}` : name;
  if (marker !== undefined || secret === true)
    return [label, type, node, ...(marker ? [marker] : []), ...(secret ? ["secret" as const] : [])];
  return node === name ? [label, type] : [label, type, node];
}

/** What only `tsc` has a use for, not the running program. */
const typeKeys: ReadonlySet<string> = new Set(["takes", "gives", "typeOf", "hidden", "dag"]);

function withoutTypes(argument: Argument): Argument {
  if (argument === null || typeof argument !== "object") return argument;
  if (Array.isArray(argument)) return argument.map(withoutTypes);
  const isTagged = "$" in argument;
  return Object.fromEntries(
    Object.entries(argument as Readonly<Record<string, Argument>>)
      .filter(([key]) => !isTagged || !typeKeys.has(key))
      .map(([key, value]) => [key, isTagged ? withoutTypesInside(key, value) : withoutTypes(value)]),
  );
}

/** The parameters of a binding and the decorators in a resolver are plain records with types of their own. */
function withoutTypesInside(key: string, value: Argument): Argument {
  if (key === "parameters") return asRecords(value).map((parameter) => without(parameter, "takes"));
  if (key === "decorations") return asRecords(value).map(({ kind, args }) => ({ kind, args: withoutTypes(args) }));
  return withoutTypes(value);
}

function asRecords(value: Argument): readonly Readonly<Record<string, Argument>>[] {
  return value as readonly Readonly<Record<string, Argument>>[];
}

function without(record: Readonly<Record<string, Argument>>, key: string): Argument {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
