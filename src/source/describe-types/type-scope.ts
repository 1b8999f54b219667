import type { ts } from "ts-morph";
import type { ValueType } from "../../value-type.ts";
import type { SourceFiles, SourceText } from "../source-files.ts";

/** What describing the types of one module has at hand. */
export interface Describing {
  /** The module whose types are described; names of types tell their file as seen from there. */
  readonly origin: SourceText;
  readonly files: SourceFiles;
  /** The types that have a name, by it: `#User`, `./types.ts#Address`. */
  readonly rows: Map<string, ValueType>;
  /** Names that are no more than another name for something short. */
  readonly short: Map<string, ValueType>;
  /** The names that are being described, outermost first. */
  readonly open: string[];
}

/** Where a type is written. */
export interface TypeScope {
  readonly file: SourceText;
  /** What its type parameters stand for. */
  readonly bound: ReadonlyMap<string, ValueType>;
  readonly describing: Describing;
  /** Describes a part of it. */
  readonly describe: (type: ts.TypeNode | undefined, scope: TypeScope) => ValueType;
}

/** The type that a name of the table stands for; itself, where it is none. `undefined` while it is still being described. */
export function lookUp(type: ValueType, { rows }: Pick<Describing, "rows">): ValueType | undefined {
  return typeof type === "string" && type.includes("#") ? rows.get(type) : type;
}
