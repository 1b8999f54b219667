import { resolve } from "node:path";
import { fileNotFound, fileNotSource, fileUnreadable } from "../errors/source.ts";
import type { Declared, Location, Problem } from "../node.ts";
import type { TypeTable } from "../value-type.ts";
import type { CodeTable } from "./code-table.ts";
import type { SourceFileSystem } from "./file-system.ts";
import { diskFileSystem } from "./file-system.ts";
import { hashModules } from "./hash-modules.ts";
import { createModuleCache } from "./module-cache.ts";
import { readSyntaxErrors } from "./read-syntax-errors.ts";
import type { TypeImport } from "./resolve-annotation.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";
import { createSourceFiles } from "./source-files.ts";

/** What a source file says about its dataflow, without running it. */
export interface ReadModule {
  /** The file as people name it: relative to the working folder where it lies inside. */
  readonly file: string;
  /** The absolute path of the file. */
  readonly path: string;
  /** The name of the file without its ending. */
  readonly name: string;
  /** The functions that can be read, in the order of the source. */
  readonly declared: readonly Declared[];
  /** What the resolved annotations of bindings (`takes`) need imported, sorted. */
  readonly typeImports: readonly TypeImport[];
  /** What annotations mean at run time that do not tell it themselves, and the types that they name. */
  readonly types: TypeTable;
  /** The parts of the code that its functions reach, by file and name: the hash of each, and what it refers to. */
  readonly code: CodeTable["code"];
  /** In the order of `code`: where the texts of the parts are in their files. */
  readonly spans: CodeTable["spans"];
  /** A digest of each file that is reached. */
  readonly texts: CodeTable["texts"];
  /** Whether it exports an interface or a type alias `Config`. */
  readonly configType: boolean;
  /** Absolute paths of the source files whose generated modules (`.dag.ts`) it imports. */
  readonly dagImports: readonly string[];
}

/** All modules of one reading, and everything that is wrong with any of them, by place. */
export interface ReadResult {
  readonly modules: readonly ReadModule[];
  readonly problems: readonly Problem[];
  /** What is no mistake: code of which the text does not tell what it does. */
  readonly notes: readonly Problem[];
}

/** Where a reader finds its files, and what it takes for a decorator. */
export interface ReaderOptions {
  /** Where text comes from; the disk, unless something else is given. */
  readonly fileSystem?: SourceFileSystem;
  /** The folder that relative paths start from and are shown from. */
  readonly cwd?: string;
  /** Decorators besides those of this package, by the names under which their files export them. */
  readonly decorators?: readonly string[];
}

/** A reader that remembers what it has parsed. */
export interface Reader {
  read(files: readonly string[]): ReadResult;
  /** Tells that a file has changed, come or gone; only files with a new text are parsed again. */
  invalidate(path: string): void;
}

/**
 * Reads dataflow modules from their source text. Nothing is run and no type is checked.
 * Mistakes are returned, never thrown; a function with a mistake is left out of its module.
 *
 * @example
 * ```ts
 * import { readModules } from "eponym/source";
 *
 * const { modules, problems } = readModules(["features.ts"]);
 * for (const { name, declared } of modules) console.log(name, declared.length);
 * for (const { code, location } of problems) console.error(code, location?.file, location?.line);
 * ```
 */
export function readModules(files: readonly string[], options: ReaderOptions = {}): ReadResult {
  return createReader(options).read(files);
}

/**
 * Makes a reader for repeated use, such as watching files.
 *
 * @example
 * ```ts
 * import { createReader } from "eponym/source";
 *
 * const reader = createReader();
 * reader.read(["features.ts", "model.ts"]);
 * reader.invalidate("model.ts");
 * const { problems } = reader.read(["features.ts", "model.ts"]);
 * console.log(problems.length);
 * ```
 */
export function createReader(options: ReaderOptions = {}): Reader {
  const { fileSystem = diskFileSystem, cwd = process.cwd(), decorators = [] } = options;
  const files = createSourceFiles(fileSystem, cwd);
  const read = createModuleCache(files, new Set(decorators));
  return {
    read(paths) {
      const problems: Problem[] = [];
      const report = (found: readonly Problem[]): undefined => void problems.push(...found);
      const unique = new Set(paths.map((path) => resolve(cwd, path)));
      const texts = [...unique].flatMap((path) => openModule(path, files, report) ?? []).map(read);
      for (const text of texts) report(text.problems);
      const { modules, notes } = hashModules(texts, files);
      return { modules, problems: problems.toSorted(byPlace), notes: notes.toSorted(byPlace) };
    },
    invalidate: (path) => files.invalidate(resolve(cwd, path)),
  };
}

/** The parsed file, unless it is none that a dataflow is read from. */
function openModule(
  path: string,
  files: SourceFiles,
  report: (found: readonly Problem[]) => undefined,
): SourceText | undefined {
  const location: Location = { file: files.show(path), line: 1, column: 1 };
  const source = sourceOf(location.file);
  if (source !== location.file) return report([fileNotSource(location, source)]);
  try {
    const file = files.open(path);
    if (file === undefined) return report([fileNotFound(location)]);
    const mistakes = readSyntaxErrors(file);
    report(mistakes);
    return mistakes.length === 0 ? file : undefined;
  } catch (error) {
    return report([fileUnreadable(location, error instanceof Error ? error.message : String(error))]);
  }
}

/** The TypeScript source that a file is, or was made from. */
function sourceOf(file: string): string {
  return file.replace(/(?:\.dag|\.d)*(?:\.[cm]?[jt]sx?)?$/, ".ts");
}

function byPlace({ location: a, code: first }: Problem, { location: b, code: second }: Problem): number {
  if (a === undefined || b === undefined) return 0;
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(first, second);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
