import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type {
  Argument,
  Call,
  Declared,
  Decoration,
  ExpressionArgument,
  Location,
  Parameter,
  ParameterMarker,
  ResolverArgument,
} from "./node.ts";
import type { TypeTable } from "./value-type.ts";

/**
 * A parameter in a generated file: `["age", "pl.Series"]`, optional `["limit?", "number"]`, with a literal default `["limit?=10", "number"]`, from another node `["rate", "number", "taxRate"]`,
 * marked `["page", "Page", "page", "collect"]`, secret `["key", "string", "key", "secret"]`.
 */
export type ParameterRow = readonly [name: string, type: string, node?: string, ...markers: readonly RowMarker[]];
export type RowMarker = ParameterMarker | "secret";

/** A declared function in a generated file: what JavaScript erases. */
export interface FunctionRow {
  readonly name: string;
  readonly takes?: readonly ParameterRow[];
  readonly gives: string;
  /** What markers say of its result. */
  readonly result?: readonly ("parallelizable" | "secret")[];
  readonly call?: Call;
  /** It is kept out of the dataflow, and part of subdags of its file. */
  readonly internal?: true;
  /** Its code, or what that calls, asks for its context. */
  readonly scoped?: true;
  readonly doc?: string;
  readonly hash: string;
  readonly packages?: readonly string[];
  /** What it reaches and the text does not tell. */
  readonly unreadable?: readonly string[];
  readonly decorators?: readonly (readonly [kind: string, ...args: readonly Argument[]])[];
  /** What those decorators reach, by their places. */
  readonly above?: Readonly<Record<number, Pick<Decoration, "hash" | "packages" | "unreadable">>>;
}

/** A part of the code in a generated file: the hash of its own syntax, then the parts and files that it refers to. */
export type CodeRow = readonly [hash: string, ...links: readonly string[]];

/** A part of the code that a module's functions reach. */
export interface ModulePart {
  /** The hash of its own syntax. */
  readonly hash: string;
  /** The parts that it refers to; a file that is no part is looked at on the way to one. */
  readonly links: readonly string[];
  /** Where its texts start and end in their file, lines counted as ending in one character. */
  readonly spans: readonly number[];
}

/** What a generated file states. */
export interface ModuleRows {
  readonly name: string;
  /** The source file, relative to the generated one. */
  readonly file: string;
  /** `import.meta.url` of the generated file. */
  readonly url: string;
  readonly source: object;
  readonly functions: readonly FunctionRow[];
  /** For each function its line and column, then those of its decorators. */
  readonly positions: readonly (readonly number[])[];
  /** What annotations mean at run time; files of earlier versions do not tell. */
  readonly types?: TypeTable;
  /** The parts of the code that its functions reach, by file and name. */
  readonly code?: Readonly<Record<string, CodeRow>>;
  /** In the order of `code`: where the texts of the parts are. */
  readonly spans?: readonly (readonly number[])[];
  /** A digest of each file that is reached. */
  readonly texts?: Readonly<Record<string, string>>;
}

/**
 * A dataflow module: the declared functions of one source file, with their code. A `.dag.ts` file exports one; a driver takes several.
 * `Shape` is known to `tsc` only.
 */
export interface Module<out Shape = any> {
  readonly name: string;
  readonly file: string;
  /** The source module, where code is looked up by the name of its export. */
  readonly source: Readonly<Record<string, unknown>>;
  readonly declared: readonly Declared[];
  /** What annotations mean at run time that do not tell it themselves; values of other types are not checked. */
  readonly types?: TypeTable;
  /** The parts of the code that its functions reach, by file (from its folder) and name: `./tax.ts#rate`. */
  readonly code?: Readonly<Record<string, ModulePart>>;
  /** A digest of each file that is reached, by the same names. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Modules that its subdags are made of, by what they are imported as; only where the code itself is not loaded. */
  readonly imports?: Readonly<Record<string, Module>>;
  /** Its code has the parameter names of its source: it runs as a file of its own, not in a bundle. */
  readonly keepsNames?: boolean;
  /** Where other threads find its code; missing in a bundle, whose functions are no file of their own. */
  readonly home?: { readonly url: string; readonly of: "generated" | "source" };
  readonly shape?: Shape;
}

/**
 * Makes a module from what its generated file states; such files call it as `module`.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { module } from "eponym/generated";
 *
 * const source = { double: (price: number) => 2 * price };
 * const prices = module({
 *   name: "prices",
 *   file: "./prices.ts",
 *   url: import.meta.url,
 *   source,
 *   functions: [{ name: "double", takes: [["price", "number"]], gives: "number", hash: "" }],
 *   positions: [[1, 1]],
 * });
 * console.log(await new Driver({ modules: [prices] }).execute(["double"], { inputs: { price: 2 } }));
 * ```
 */
export function createModule<Shape = any>(rows: ModuleRows): Module<Shape> {
  const file = locateSource(rows);
  const declared = rows.functions.map((row, place) => readRow(row, rows.positions[place] ?? [], file));
  const isFile = /\.dag\.[cm]?[jt]s$/.test(rows.url ?? "");
  return {
    name: rows.name,
    file,
    source: rows.source as Module["source"],
    declared,
    ...(rows.types && { types: rows.types }),
    ...(rows.code && { code: readParts(rows.code, rows.spans ?? none) }),
    ...(rows.texts && { texts: rows.texts }),
    keepsNames: isFile,
    ...(isFile && { home: { url: rows.url, of: "generated" } }),
  };
}

/** The parts of the code from their rows. */
export function readParts(
  code: Readonly<Record<string, CodeRow>>,
  spans: readonly (readonly number[])[],
): Readonly<Record<string, ModulePart>> {
  return Object.fromEntries(
    Object.entries(code).map(([name, [hash, ...links]], place) => [name, { hash, links, spans: spans[place] ?? none }]),
  );
}

/** Where the source file is, as people name it; a bundle knows no better than its name. */
function locateSource({ file, url }: ModuleRows): string {
  if (!url?.startsWith("file:")) return file;
  const path = fileURLToPath(new URL(file, url));
  const shown = relative(process.cwd(), path);
  return shown.startsWith("..") ? path : shown;
}

function readRow(row: FunctionRow, positions: readonly number[], file: string): Declared {
  return {
    name: row.name,
    parameters: row.takes?.map(readParameter) ?? none,
    call: row.call ?? "positional",
    type: row.gives,
    ...(row.result?.includes("parallelizable") === true && { fansOut: true }),
    ...(row.result?.includes("secret") === true && { secret: true }),
    ...(row.internal === true && { internal: true }),
    ...(row.scoped === true && { scoped: true }),
    doc: row.doc ?? "",
    hash: row.hash,
    packages: row.packages ?? none,
    ...(row.unreadable && { unreadable: row.unreadable }),
    decorations:
      row.decorators?.map(([kind, ...args], place) => ({
        kind,
        args,
        ...row.above?.[place],
        location: locate(positions, place + 1, file),
      })) ?? none,
    location: locate(positions, 0, file),
  };
}

function locate(positions: readonly number[], place: number, file: string): Location {
  return { file, line: positions[2 * place] ?? 1, column: positions[2 * place + 1] ?? 1 };
}

const none: readonly never[] = [];

function readParameter([label, type, node, ...markers]: ParameterRow): Parameter {
  const { name, ...facts } = readLabel(label);
  const parameter = { name, node: node ?? name, type, ...facts };
  if (markers.length === 0) return parameter;
  const marker = markers.find((each) => each !== "secret");
  return { ...parameter, ...(marker !== undefined && { marker }), ...(markers.includes("secret") && { secret: true }) };
}

/** `limit`, `limit?` or `limit?=10`. */
function readLabel(label: string): Pick<Parameter, "name" | "optional" | "default"> {
  if (label.endsWith("?")) return { name: label.slice(0, -1), optional: true };
  const place = label.indexOf("?=");
  if (place < 0) return { name: label, optional: false };
  try {
    return { name: label.slice(0, place), optional: true, default: JSON.parse(label.slice(place + 2)) as Argument };
  } catch {
    // Properties may be called anything.
    return { name: label, optional: false };
  }
}

/** The decorators whose first argument after the function is modules or functions. */
const takesParts: ReadonlySet<string> = new Set(["subdag", "parameterizedSubdag", "withColumns"]);

/** The functions of its file that a function's decorators, and those that its resolvers may call, are made of, by their exported names. */
export function listedFunctions({ decorations }: Pick<Declared, "decorations">): readonly string[] {
  return decorations.flatMap(({ kind, args }) => [
    ...(takesParts.has(kind) && Array.isArray(args[0]) ? (args[0] as readonly Argument[]).flatMap(readDeclared) : []),
    ...args.flatMap((argument) =>
      isTagged(argument, "resolver") ? listedFunctions(argument as ResolverArgument) : [],
    ),
  ]);
}

function readDeclared(argument: Argument): readonly string[] {
  const declared = isTagged(argument, "expression") ? (argument as ExpressionArgument).declared : undefined;
  return declared === undefined ? [] : [declared];
}

function isTagged(argument: Argument, tag: string): boolean {
  return argument !== null && typeof argument === "object" && "$" in argument && argument.$ === tag;
}
