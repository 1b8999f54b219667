import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { typeNameTaken } from "../errors/build.ts";
import { checkVariants } from "../graph/check-variants.ts";
import type { Module } from "../module.ts";
import type { Problem } from "../node.ts";
import { readImportEnding } from "../source/read-import-ending.ts";
import { createReader, type ReaderOptions, type ReadModule } from "../source/read-modules.ts";
import { generateModule, generatedNames } from "./generate-module.ts";

/** What a build did. */
export interface BuildResult {
  /** Generated files that were written, or with `check` would be. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Every mistake in the sources; their generated files are left as they were. */
  readonly problems: readonly Problem[];
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
      const { modules, problems } = reader.read(files);
      const found = [...problems];
      const written: string[] = [];
      const unchanged: string[] = [];
      for (const module of modules) {
        const mistakes = checkModule(module);
        found.push(...mistakes);
        if (mistakes.length > 0 || problems.some(({ location }) => location?.file === module.file)) continue;
        const path = generatedPath(module.path);
        const text = generate(module);
        const isSame = readText(path) === text;
        if (!isSame && !check) writeWhole(path, text);
        (isSame ? unchanged : written).push(generatedPath(module.file));
      }
      return { written, unchanged, problems: found };
    },
  };
}

/** The generated file of a source file: `features.dag.ts` of `features.ts`. */
export function generatedPath(path: string): string {
  return path.replace(/\.ts$/, ".dag.ts");
}

function generate({ name, path, declared, typeImports, configType }: ReadModule): string {
  return generateModule({ name, declared, typeImports, configType, specifier: `./${name}${readImportEnding(path)}` });
}

function checkModule({ name, file, declared, typeImports }: ReadModule): readonly Problem[] {
  const module: Module = { name, file, source: {}, declared };
  const taken = typeImports
    .filter(({ local }) => generatedNames.has(local))
    .map(({ local }) => typeNameTaken(local, { file, line: 1, column: 1 }));
  return [...checkVariants(module), ...taken];
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Readers see the old file or the new one, never a part. */
function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
