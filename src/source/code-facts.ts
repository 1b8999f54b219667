import { hash } from "node:crypto";
import type { ts } from "ts-morph";
import type { Reference } from "./references.ts";
import { readReferences } from "./references.ts";
import { normalizeSyntax } from "./tokens.ts";

/** What a piece of code says by itself, wherever it stands. */
export interface CodeFacts {
  /** The hash of its syntax without comments and white space. */
  readonly digest: string;
  readonly references: readonly Reference[];
}

/** Reads facts about code, once for each text: a changed file keeps those of its unchanged functions. */
export function createCodeFacts(): (node: ts.Node) => CodeFacts {
  const known = new Map<string, CodeFacts>();
  return (node) => {
    const key = `${node.kind} ${node.getText()}`;
    let facts = known.get(key);
    if (facts === undefined) {
      facts = { digest: sha256(normalizeSyntax(node)), references: readReferences(node) };
      known.set(key, facts);
    }
    return facts;
  };
}

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
