import { basename } from "node:path";
import { decoratedExcluded } from "../errors/decorator-calls.ts";
import { declaredTwice } from "../errors/source.ts";
import { listedFunctions } from "../module.ts";
import type { Declared, Problem } from "../node.ts";
import type { TypeTable } from "../value-type.ts";
import type { FunctionCode } from "./code-units.ts";
import type { FoundFunction } from "./find-functions.ts";
import { type Annotation, describeTypes } from "./describe-types/describe-types.ts";
import { findFunctions } from "./find-functions.ts";
import { readConfigType } from "./read-config-type.ts";
import type { ReadDecoration } from "./read-decorations.ts";
import { readDecorations } from "./read-decorations.ts";
import { readFunction, reportDefaultExport } from "./read-function.ts";
import { readPlainValue } from "./read-literal.ts";
import type { Reading } from "./reading.ts";
import type { TypeImport } from "./resolve-annotation.ts";
import { resolveImport } from "./resolve-import.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** A declared function before its code is hashed. */
export interface FunctionText {
  readonly local: string;
  readonly declared: Omit<Declared, "hash" | "packages">;
  readonly code: FunctionCode;
}

/** What one file says, and what is wrong with it. */
export interface ModuleText {
  readonly file: SourceText;
  readonly name: string;
  readonly functions: readonly FunctionText[];
  readonly typeImports: readonly TypeImport[];
  /** What its annotations mean at run time. */
  readonly types: TypeTable;
  readonly configType: boolean;
  readonly dagImports: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads the declared functions of a file and the decorators above them; `ownDecorators` are those of the project. */
export function readModule(file: SourceText, files: SourceFiles, ownDecorators: ReadonlySet<string>): ModuleText {
  const problems: Problem[] = [];
  const found = findFunctions(file);
  const report = (problem: Problem): undefined => void problems.push(problem);
  const annotations: Annotation[] = [];
  const annotate = (annotation: Annotation): void => void annotations.push(annotation);
  const reading: Reading = { file, files, functions: found, decorators: ownDecorators, annotate, report };
  const read = readDecorations(reading);
  const decorations = Map.groupBy(read, ({ local }) => local);
  const isLeftOut = findLeftOut(reading, decorations);
  const functions = [...found.values()].flatMap((fn) =>
    isLeftOut(fn) ? [] : readDeclared(fn, decorations.get(fn.local) ?? [], reading),
  );
  problems.push(...findTwins(functions));
  const wrong = new Set(problems.flatMap(({ nodes }) => nodes));
  return {
    file,
    name: basename(file.path, ".ts"),
    functions: functions.filter(({ local, declared }) => !wrong.has(local) && !wrong.has(declared.name)),
    typeImports: distinctImports(read.flatMap(({ imports }) => imports)),
    types: describeTypes(annotations, file, files),
    configType: readConfigType(file, files),
    dagImports: readDagImports(file, files),
    problems,
  };
}

/** A node for each name that the function is exported by; none, where it cannot be read. */
function readDeclared(
  fn: FoundFunction,
  decorations: readonly ReadDecoration[],
  reading: Reading,
): readonly FunctionText[] {
  if (fn.exportedAs.length === 0) return [];
  const isInternal = fn.excludedBy !== undefined;
  const names = fn.exportedAs.filter((name) => name !== "default" && (isInternal || !name.startsWith("_")));
  if (names.length === 0) {
    reportDefaultExport(fn, reading);
    return [];
  }
  const facts = readFunction(fn, reading);
  if (facts === undefined) return [];
  const own = decorations.map(({ decoration }) => decoration);
  const code: FunctionCode = { declaration: fn.declaration, decorations: describeDecorations(decorations) };
  const internal = isInternal && { internal: true as const };
  return names.map((name) => ({ local: fn.local, declared: { name, ...facts, ...internal, decorations: own }, code }));
}

/** The code of decorators; what is called twice is told apart by a number. */
function describeDecorations(decorations: readonly ReadDecoration[]): FunctionCode["decorations"] {
  const counts = new Map<string, number>();
  return decorations.map(({ decoration: { kind }, syntax, callee, statement }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (callee === undefined && syntax.every((argument) => readPlainValue(argument) !== undefined)) return undefined;
    return { name: count === 1 ? kind : `${kind}.${count}`, statement, callee, args: syntax };
  });
}

/** What is kept out of the dataflow is read where a subdag is made of it; elsewhere it may not be decorated. */
function findLeftOut(
  { functions, report }: Reading,
  decorations: ReadonlyMap<string, readonly ReadDecoration[]>,
): (fn: FoundFunction) => boolean {
  const all = [...functions.values()];
  const reached = new Set(all.filter(({ excludedBy }) => excludedBy === undefined));
  // A set that grows while it is gone through goes on to what is new.
  for (const { local } of reached) {
    const own = decorations.get(local)?.map(({ decoration }) => decoration) ?? [];
    for (const name of listedFunctions({ decorations: own }))
      for (const fn of all) if (fn.exportedAs.includes(name)) reached.add(fn);
  }
  for (const fn of all) {
    if (fn.excludedBy === undefined || reached.has(fn)) continue;
    for (const { decoration } of decorations.get(fn.local) ?? [])
      report(decoratedExcluded(decoration.location, decoration.kind, fn.local, fn.excludedBy));
  }
  return (fn) => !reached.has(fn);
}

/** Two functions under one exported name, which `export { … }` makes possible. */
function findTwins(functions: readonly FunctionText[]): readonly Problem[] {
  const first = new Map<string, FunctionText>();
  return functions.flatMap((fn) => {
    const { name, location } = fn.declared;
    const other = first.get(name);
    if (other === undefined) first.set(name, fn);
    return other === undefined ? [] : [declaredTwice(location, name, other.declared.location)];
  });
}

function distinctImports(imports: readonly TypeImport[]): readonly TypeImport[] {
  const byLocal = new Map(imports.map((each) => [each.local, each]));
  const key = ({ specifier, local }: TypeImport): string => `${specifier}\n${local}`;
  return [...byLocal.values()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The source files of the generated modules that a file imports. */
function readDagImports(file: SourceText, files: SourceFiles): readonly string[] {
  const modules = [...file.imports.values()]
    .map(({ module }) => module)
    .filter((module) => /\.dag\.[jt]s$/.test(module));
  return [...new Set(modules.flatMap((module) => resolveImport(files, file.path, module) ?? []))];
}
