/** The types of this package that a generated file may import. */
export const helperTypes: readonly string[] = [
  "AddedColumn",
  "CheckResult",
  "Column",
  "ConditionFits",
  "Edge",
  "Inner",
  "InnerInput",
  "Item",
  "Loaded",
  "LoadedBy",
  "Metadata",
  "Own",
  "Result",
  "Taken",
  "Takes",
  "TakesTable",
  "Unmarked",
];

/** Names that a generated file gives a meaning of its own; what it imports besides goes by other ones. */
export const generatedNames: ReadonlySet<string> = new Set([
  ...helperTypes,
  "module",
  "source",
  "Functions",
  "Values",
  "Edges",
  "Optional",
  "Needs",
  "Uses",
  "Variants",
  "Fans",
  "Inputs",
  "Config",
  "Shape",
  "Checked",
]);
