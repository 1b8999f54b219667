import { readFileSync } from "node:fs";

let known: string | undefined;

/** The version of this package, whose decorators are part of the code of the nodes that they make; a bundle does not tell. */
export function ownVersion(): string {
  known ??= readOwnVersion();
  return known;
}

function readOwnVersion(): string {
  try {
    const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
    return String((JSON.parse(text) as { readonly version?: unknown }).version);
  } catch {
    return "bundled";
  }
}
