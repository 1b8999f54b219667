/** Collects an option that may be given more than once. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Collects names that may be given as `a,b` and more than once. */
export function collectNames(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...splitNames(value)];
}

export function splitNames(value: string): readonly string[] {
  return value
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The examples at the end of a command's help. */
export function printExamples(...examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ eponym ${example}`).join("\n")}`;
}
