import { ts } from "ts-morph";
import type { Reference } from "./references.ts";
import { type Binding, findBinding, type Scope } from "./syntax-scopes.ts";

/** A change that code makes to something that it has not declared itself. */
export interface Mutation {
  readonly name: string;
  /** It gets another value, its members do, or this method of it is called. */
  readonly how: "assigned" | "changed" | { readonly method: string; readonly isDeep: boolean };
}

/** Code of which the text does not tell what it does. */
export interface OpaqueCode {
  /** `import(path)`, `eval` */
  readonly what: string;
  readonly why: string;
  /** From the start of the code. */
  readonly offset: number;
}

/** A piece of code as it is hashed, and what else it tells. */
export interface Syntax {
  /** Equal for two texts that do the same by their syntax, whatever they call their own variables. */
  readonly text: string;
  /** What it refers to outside itself, each once, in the order of `text`. */
  readonly references: readonly Reference[];
  readonly mutations: readonly Mutation[];
  readonly opaque: readonly OpaqueCode[];
}

/** Takes down what is found in a piece of code. */
export interface SyntaxWriter {
  readonly write: (text: string) => void;
  /** A name of the code's own, or one from outside. */
  name(name: string, scope: Scope | undefined, member?: string): void;
  /** A name where it is declared: at the top level of a file it is the file's. */
  declare(name: string, scope: Scope | undefined): void;
  /** A function or class has its name from what is declared here. */
  nameFunction(name: ts.Node, value: ts.Node | undefined, scope: Scope | undefined): void;
  module(module: string): void;
  mutate(mutation: Mutation, scope: Scope | undefined): void;
  opaque(node: ts.Node, what: string, why: string): void;
  /** The names of functions may be asked for. */
  readNames(): void;
  /** Anything may be asked for by its name. */
  keepNames(): void;
  finish(): Syntax;
}

export function createSyntaxWriter(root: ts.Node): SyntaxWriter {
  const chunks: (string | Binding)[] = [];
  const references = new Map<string, Reference>();
  const mutations = new Map<string, Mutation>();
  const opaque: OpaqueCode[] = [];
  let readsNames = false;
  let keepsNames = false;

  function print(): string {
    const numbers = new Map<Binding, string>();
    let text = "";
    for (const chunk of chunks) {
      if (typeof chunk === "string") text += chunk;
      else if (keepsNames || chunk.isKept || (readsNames && chunk.givesName)) text += ` !${chunk.name}`;
      else {
        let number = numbers.get(chunk);
        if (number === undefined) numbers.set(chunk, (number = ` %${numbers.size}`));
        text += number;
      }
    }
    return text;
  }

  return {
    write: (text) => void chunks.push(text),
    name(name, scope, member) {
      const binding = findBinding(name, scope);
      if (binding !== undefined) return void chunks.push(binding);
      chunks.push(` ${name}`);
      const key = `${name}.${member ?? ""}`;
      if (!references.has(key)) references.set(key, { kind: "name", name, member });
    },
    declare: (name, scope) => void chunks.push(findBinding(name, scope) ?? ` ${name}`),
    nameFunction(name, value, scope) {
      const binding = ts.isIdentifier(name) && isFunction(value) ? findBinding(name.text, scope) : undefined;
      if (binding !== undefined) binding.givesName = true;
    },
    module(module) {
      const key = `import ${module}`;
      if (!references.has(key)) references.set(key, { kind: "import", module });
    },
    mutate(mutation, scope) {
      if (findBinding(mutation.name, scope) === undefined) mutations.set(JSON.stringify(mutation), mutation);
    },
    opaque: (node, what, why) => void opaque.push({ what, why, offset: node.getStart() - root.getStart() }),
    readNames: () => void (readsNames = true),
    keepNames: () => void (keepsNames = true),
    finish: () => ({ text: print(), references: [...references.values()], mutations: [...mutations.values()], opaque }),
  };
}

function isFunction(value: ts.Node | undefined): boolean {
  if (value === undefined) return false;
  let inner = value;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner))
    inner = inner.expression;
  return ts.isFunctionLike(inner) || ts.isClassLike(inner);
}
