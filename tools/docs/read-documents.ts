import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SyntaxKind, type Project } from "ts-morph";
import { readFences, type Fence } from "./read-fences.ts";

/** A page, or the doc comments of a source file: its fences see each other's files. */
export interface Document {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly fences: readonly Fence[];
  /** Files that its examples may import without writing them, relative to the root. */
  readonly beside: readonly string[];
}

/** Every page and every source file that has a fence. */
export function readDocuments(root: string, sources: Project): readonly Document[] {
  return [...readPages(root), ...readComments(root, sources)].filter(({ fences }) => fences.length > 0);
}

/** The README of a dataflow stands beside its modules; everything else beside `docs/examples/`. */
function readPages(root: string): readonly Document[] {
  const paths = globSync(["*.md", "docs/**/*.md", "dataflows/*/README.md"], { cwd: root }).toSorted();
  return paths.map((path) => ({
    path,
    fences: readFences(readFileSync(join(root, path), "utf8")),
    beside: findModules(root, path.startsWith("dataflows/") ? dirname(path) : "docs/examples"),
  }));
}

function readComments(root: string, sources: Project): readonly Document[] {
  const beside = findModules(root, "docs/examples");
  return sources.getSourceFiles().map((file) => ({
    path: file.getFilePath().slice(root.length + 1),
    fences: file
      .getDescendantsOfKind(SyntaxKind.JSDoc)
      .flatMap((comment) => readFences(stripStars(comment.getText()), comment.getStartLineNumber())),
    beside,
  }));
}

function stripStars(comment: string): string {
  return comment.replaceAll(/^[^\S\n]*(\/\*)?\*+[ /]?/gm, "");
}

function findModules(root: string, folder: string): readonly string[] {
  return globSync(`${folder}/*.ts`, { cwd: root, exclude: ["**/*.test.ts"] }).toSorted();
}
