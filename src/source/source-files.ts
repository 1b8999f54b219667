import { relative, sep } from "node:path";
import { ts } from "ts-morph";
import { createCodeFacts, type ReadFacts } from "./code-facts.ts";
import type { FileTable } from "./file-table.ts";
import { readFileTable } from "./file-table.ts";
import type { SourceFileSystem } from "./file-system.ts";
import { hasSyntaxErrors } from "./read-syntax-errors.ts";

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
  /** What is made of a file's text, once for each text; `undefined` where there is no file. */
  derive<T>(path: string, make: (text: string) => T): T | undefined;
  readonly readFacts: ReadFacts;
  /** Looks at the file again when it is asked for next; it is parsed again only where its text has changed. */
  invalidate(path: string): void;
  /** The path as people see it: relative where it lies inside the folder they work in. */
  show(path: string): string;
}

/** Keeps the parsed files of one reader. Files are parsed one by one: no program is made of them and no library is loaded. */
export function createSourceFiles(fileSystem: SourceFileSystem, cwd: string): SourceFiles {
  const texts = new Map<string, string | undefined>();
  const parsed = new Map<string, SourceText>();
  const derived = new Map<string, { readonly text: string; readonly value: unknown }>();

  function readText(path: string): string | undefined {
    if (!texts.has(path)) texts.set(path, fileSystem.readFile(path)?.replace(/^\uFEFF/, ""));
    return texts.get(path);
  }

  function open(path: string): SourceText | undefined {
    const text = readText(path);
    const known = parsed.get(path);
    if (text === undefined || known?.text === text) return text === undefined ? undefined : known;
    // The parser keeps what stands outside of a change, which makes one edit of a large file cheap.
    const updated =
      known === undefined || hasSyntaxErrors(known.syntax)
        ? undefined
        : ts.updateSourceFile(known.syntax, text, findChange(known.text, text));
    const isWhole = updated !== undefined && !hasSyntaxErrors(updated);
    const syntax = isWhole ? updated : ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
    const file = { path, shown: show(path), text, syntax, ...readFileTable(syntax) };
    parsed.set(path, file);
    return file;
  }

  function derive<T>(path: string, make: (text: string) => T): T | undefined {
    const text = readText(path);
    if (text === undefined) return undefined;
    const known = derived.get(path);
    if (known?.text === text) return known.value as T;
    const value = make(text);
    derived.set(path, { text, value });
    return value;
  }

  function show(path: string): string {
    const inside = relative(cwd, path);
    const shown = inside.startsWith("..") || inside === "" ? path : inside;
    return shown.split(sep).join("/");
  }

  return { readText, open, derive, show, readFacts: createCodeFacts(), invalidate: (path) => void texts.delete(path) };
}

/** The stretch in which two texts differ, so that the parser keeps the rest of its tree. */
function findChange(before: string, after: string): ts.TextChangeRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { span: { start, length: before.length - tail - start }, newLength: after.length - tail - start };
}
