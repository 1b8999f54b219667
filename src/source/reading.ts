import type { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import type { Problem } from "../node.ts";
import type { Annotation } from "./describe-types/describe-types.ts";
import type { FoundFunction } from "./find-functions.ts";
import type { TypeImport } from "./resolve-annotation.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** What reading one module needs at hand. */
export interface Reading {
  readonly file: SourceText;
  readonly files: SourceFiles;
  /** The functions at the top level of the file, by their local names. */
  readonly functions: ReadonlyMap<string, FoundFunction>;
  /** The exported names of decorators that are not this package's. */
  readonly decorators: ReadonlySet<string>;
  /** Notes what an annotation means at run time. */
  readonly annotate: (annotation: Annotation) => void;
  /** Notes a mistake; gives nothing, so that a reader can return it. */
  readonly report: (problem: Problem) => undefined;
}

/** What reading the arguments of one decorator needs besides. */
export interface ArgumentReading extends Reading {
  readonly owner: Owner;
  /** Whether a name is the file's, rather than one of the code around it. */
  readonly isOfFile: (name: ts.Identifier) => boolean;
  /** Functions are called with what the decorator has for them, rather than with the values of nodes. */
  readonly takesFunctions?: boolean;
  /** Notes what the types of the arguments need imported. */
  readonly need: (imports: readonly TypeImport[]) => void;
}
