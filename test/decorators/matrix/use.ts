/** The decorators of the matrix: those of the package, `mutated` for a function that another one is a step of, and `sized`, a user's own. */
export const kinds = [
  "resolve",
  "config",
  "subdag",
  "parameterizedSubdag",
  "mutate",
  "loadFrom",
  "pipeInput",
  "withColumns",
  "parameterize",
  "inject",
  "parameterizeExtractColumns",
  "retry",
  "limit",
  "timeout",
  "runOn",
  "dataLoader",
  "extractColumns",
  "extractFields",
  "unpackFields",
  "sized",
  "pipeOutput",
  "mutated",
  "checkOutput",
  "schema",
  "saveTo",
  "dataSaver",
  "cache",
  "tag",
  "tagOutputs",
] as const;
export type Kind = (typeof kinds)[number];

/** One decorator above the function: of each kind there are two calls, which do different things. */
export interface Use {
  readonly kind: Kind;
  readonly turn: 0 | 1;
  /** A resolver calls it. */
  readonly resolved?: true;
  /** It is meant for the columns that `extractColumns` takes out. */
  readonly targeted?: true;
}

/** The decorators above one function, in the order of the file. */
export type Stack = readonly Use[];

export function hasKind(stack: Stack, ...kinds: readonly Kind[]): boolean {
  return stack.some(({ kind }) => kinds.includes(kind));
}
