import type { Problem } from "../node.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** What reading one module needs at hand. */
export interface Reading {
  readonly file: SourceText;
  readonly files: SourceFiles;
  /** Notes a mistake; gives nothing, so that a reader can return it. */
  readonly report: (problem: Problem) => undefined;
}
