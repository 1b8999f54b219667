import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Document } from "./read-documents.ts";
import { fileNameOf, type Fence } from "./read-fences.ts";

/** Where the text of a scratch file was written by a person. */
export interface Origin {
  readonly path: string;
  /** The line of the file that the scratch file's first line is. */
  readonly line: number;
}

/** The examples of all documents as files in one scratch folder. */
export interface Layout {
  readonly folder: string;
  /** By the path of the scratch file, relative to `folder`. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * Writes every `ts` fence into `folder`, emptied before. A document has a folder of its own; where it writes a file a second time, a new
 * folder starts with copies of the files so far, so that each example sees the newest ones.
 */
export function layOutExamples(root: string, documents: readonly Document[], folder: string): Layout {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const origins = new Map<string, Origin>();
  const write = (file: string, origin: Origin, text: string): void => {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    origins.set(file, origin);
  };
  for (const [index, document] of documents.entries()) {
    for (const [chapter, files] of splitIntoChapters(document).entries()) {
      const place = `${index}-${basename(document.path).replaceAll(".", "-")}/${chapter}`;
      for (const path of document.beside) {
        write(`${place}/${basename(path)}`, { path, line: 1 }, readFileSync(join(root, path), "utf8"));
      }
      for (const [name, fence] of files) {
        write(`${place}/${name}`, { path: document.path, line: fence.line }, `${fence.code}\n`);
      }
    }
  }
  copyFileSync(join(root, "package.json"), join(folder, "package.json"));
  return { folder, origins };
}

function splitIntoChapters({ fences }: Document): readonly ReadonlyMap<string, Fence>[] {
  const chapters = [new Map<string, Fence>()];
  for (const fence of fences.filter(({ language }) => language === "ts")) {
    const name = fileNameOf(fence);
    const current = chapters.at(-1) ?? new Map<string, Fence>();
    if (name !== undefined && current.has(name)) {
      const carried = [...current].filter(([, earlier]) => fileNameOf(earlier) !== undefined);
      chapters.push(new Map([...carried, [name, fence]]));
    } else current.set(name ?? `example-${fence.line}.ts`, fence);
  }
  return chapters;
}

/** The text with every `scratch/file.ts:3` or `scratch/file.ts(3,5)` replaced by the line that a person wrote. */
export function nameOrigins(text: string, { folder, origins }: Layout): string {
  return text.replaceAll(
    /([^\s"'(]+\.ts)(?::(\d+)(?::\d+)?|\((\d+),\d+\))/g,
    (whole, file: string, first?: string, second?: string) => {
      const path = file.startsWith(folder) ? file.slice(folder.length + 1) : file;
      const origin = origins.get(path);
      return origin === undefined ? whole : `${origin.path}:${origin.line + Number(first ?? second) - 1}`;
    },
  );
}
