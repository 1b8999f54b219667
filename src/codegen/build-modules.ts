import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { replaceFile } from "../data/files/replace-file.ts";
import { checkVariants } from "../graph/check-variants.ts";
import type { Module } from "../module.ts";
import type { Problem } from "../node.ts";
import { readImportEnding } from "../source/read-import-ending.ts";
import { createReader, type ReaderOptions, type ReadModule } from "../source/read-modules.ts";
import { generateModule } from "./generate-module.ts";
import { importModules } from "./import-modules.ts";

/** What a build did. */
export interface BuildResult {
  /** Generated files that were written, or with `check` would be. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Every mistake in the sources; their generated files are left as they were. */
  readonly problems: readonly Problem[];
  /** What is no mistake, and what a cache has to know. */
  readonly notes: readonly Problem[];
}

/** Builds the generated files of dataflow modules, again and again. */
export interface Builder {
  /** Writes the generated file next to each source file whose text differs; with `check` it only tells. */
  build(files: readonly string[], options?: { readonly check?: boolean }): BuildResult;
  /** Tells that a file has changed, come or gone. */
  invalidate(path: string): void;
}

/** Makes a builder that remembers what it has read. */
export function createBuilder(options: ReaderOptions = {}): Builder {
  const reader = createReader(options);
  return {
    invalidate: (path) => reader.invalidate(path),
    build(files, { check = false } = {}) {
      const { modules, problems, notes } = reader.read(files);
      const imported = importModules(modules, (paths) => reader.read(paths));
      const found = distinct([...problems, ...imported.problems]);
      const wrong = new Set(found.map(({ location }) => location?.file));
      const written: string[] = [];
      const unchanged: string[] = [];
      for (const [place, module] of modules.entries()) {
        const whole = imported.modules[place]!;
        const mistakes = checkVariants(whole);
        found.push(...mistakes);
        if (mistakes.length > 0 || isMadeOf(whole, wrong)) continue;
        const path = generatedPath(module.path);
        const text = generate(module, whole);
        const isSame = readText(path) === text;
        if (!isSame && !check) {
          mkdirSync(dirname(path), { recursive: true });
          replaceFile(path, text);
        }
        (isSame ? unchanged : written).push(generatedPath(module.file));
      }
      return { written, unchanged, problems: distinct(found), notes };
    },
  };
}

/** The generated file of a source file: `features.dag.ts` of `features.ts`. */
export function generatedPath(path: string): string {
  return path.replace(/\.ts$/, ".dag.ts");
}

function generate(
  { name, path, declared, typeImports, types, code, spans, texts, configType }: ReadModule,
  { imports = {} }: Module,
): string {
  const specifier = `./${name}${readImportEnding(path)}`;
  return generateModule({ name, declared, typeImports, types, code, spans, texts, configType, specifier, imports });
}

/** Whether a module, or what its subdags are made of, comes from one of some files. */
function isMadeOf(module: Module, files: ReadonlySet<string | undefined>): boolean {
  const reached = new Set([module]);
  // A set that grows while it is gone through goes on to what is new.
  for (const { imports = {} } of reached) for (const inner of Object.values(imports)) reached.add(inner);
  return [...reached].some(({ file }) => files.has(file));
}

/** A mistake in what subdags are made of is found once for each of them. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
