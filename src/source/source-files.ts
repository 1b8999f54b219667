import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Project, ts } from "ts-morph";
import type { CodeFacts } from "./code-facts.ts";
import { createCodeFacts } from "./code-facts.ts";
import type { FileTable } from "./file-table.ts";
import { readFileTable } from "./file-table.ts";
import type { SourceFileSystem } from "./file-system.ts";

/** A source file as syntax, with the names it imports, declares and exports. */
export interface SourceText extends FileTable {
  readonly path: string;
  /** The path as people see it. */
  readonly shown: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
}

/** The files that have been read, parsed once each. */
export interface SourceFiles {
  /** The text without parsing it. Throws what the file system throws. */
  readText(path: string): string | undefined;
  /** The parsed file, or `undefined` where there is none. Throws what the file system throws. */
  open(path: string): SourceText | undefined;
  readFacts(node: ts.Node): CodeFacts;
  /** Looks at the file again when it is asked for next; it is parsed again only where its text has changed. */
  invalidate(path: string): void;
  /** The path as people see it: relative where it lies inside the folder they work in. */
  show(path: string): string;
}

/** Keeps the parsed files of one reader. */
export function createSourceFiles(fileSystem: SourceFileSystem, cwd: string): SourceFiles {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true, allowJs: true, target: ts.ScriptTarget.ESNext },
  });
  const texts = new Map<string, string | undefined>();
  const parsed = new Map<string, SourceText>();

  function readText(path: string): string | undefined {
    if (!texts.has(path)) texts.set(path, fileSystem.readFile(path)?.replace(/^\uFEFF/, ""));
    return texts.get(path);
  }

  function open(path: string): SourceText | undefined {
    const text = readText(path);
    const known = parsed.get(path);
    if (text === undefined || known?.text === text) return text === undefined ? undefined : known;
    const old = project.getSourceFile(path);
    if (old !== undefined) project.removeSourceFile(old);
    const syntax = project.createSourceFile(path, text).compilerNode;
    const file = { path, shown: show(path), text, syntax, ...readFileTable(syntax) };
    parsed.set(path, file);
    return file;
  }

  function show(path: string): string {
    const inside = relative(cwd, path);
    const shown = inside.startsWith("..") || inside === "" ? path : inside;
    return shown.split(sep).join("/");
  }

  return { readText, open, show, readFacts: createCodeFacts(), invalidate: (path) => void texts.delete(path) };
}

/** The project file that an import names, or `undefined` for packages and for what is not there. A `.dag.ts` stands for its source. */
export function resolveImport(files: SourceFiles, from: string, specifier: string): string | undefined {
  if (!isProjectImport(specifier)) return undefined;
  const target = specifier.startsWith("file:") ? fileURLToPath(specifier) : resolve(dirname(from), specifier);
  return candidates(target).find((path) => isThere(files, path));
}

/** Whether an import names a file rather than a package. */
export function isProjectImport(specifier: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(specifier);
}

function candidates(target: string): readonly string[] {
  if (/\.dag\.[jt]s$/.test(target)) return [target.replace(/\.dag\.[jt]s$/, ".ts")];
  if (/\.[cm]?js$/.test(target)) return [target.replace(/js$/, "ts"), target];
  if (/\.(?:[cm]?ts|tsx|jsx|json)$/.test(target)) return [target];
  return [`${target}.ts`, resolve(target, "index.ts"), `${target}.js`];
}

function isThere(files: SourceFiles, path: string): boolean {
  try {
    return files.readText(path) !== undefined;
  } catch {
    return false;
  }
}
