import { readDeclared } from "./read-text.ts";

/** All that tells one version of a function and its decorators from another. */
export function versionOf(text: string, name: string, others?: Readonly<Record<string, string>>): string {
  const { hash, decorations } = readDeclared(text, name, others);
  return JSON.stringify([hash, decorations.map((decoration) => [decoration.kind, decoration.hash ?? decoration.args])]);
}
