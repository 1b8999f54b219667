import { hash } from "node:crypto";
import { ts } from "ts-morph";
import { hasSyntaxErrors } from "./read-syntax-errors.ts";
import { readSyntax, type SyntaxUse } from "./read-syntax.ts";
import { variableKeyword } from "./syntax-scopes.ts";
import type { Syntax } from "./syntax-writer.ts";

/** What a piece of code says by itself, wherever it stands. */
export interface CodeFacts extends Omit<Syntax, "text"> {
  /** The hash of its syntax. */
  readonly digest: string;
}

/** Reads facts about code. */
export type ReadFacts = (node: ts.Node, use?: SyntaxUse) => CodeFacts;

/** Reads facts once for each text: a changed file keeps those of its unchanged functions. */
export function createCodeFacts(): ReadFacts {
  const known = new Map<string, CodeFacts>();
  return (node, use = "code") => {
    // A text that is not whole means something by what follows it.
    if (hasSyntaxErrors(node.getSourceFile())) return readFacts(node, use);
    const key = `${use} ${node.kind} ${keywordOf(node)} ${node.getText()}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const facts = readFacts(node, use);
    known.set(key, facts);
    return facts;
  };
}

function readFacts(node: ts.Node, use: SyntaxUse): CodeFacts {
  const { text, ...others } = readSyntax(node, use);
  return { digest: sha256(text), ...others };
}

/** What stands before a variable is part of the list around it. */
function keywordOf(node: ts.Node): string {
  return ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent)
    ? variableKeyword(node.parent)
    : "";
}

export function sha256(text: string): string {
  return hash("sha256", text, "hex");
}
