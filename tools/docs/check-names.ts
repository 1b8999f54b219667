import { join } from "node:path";
import { Node, Scope, type JSDoc, type Project } from "ts-morph";
import { readEntries } from "../read-entries.ts";

/**
 * What the doc comments of public names lack. Every name that an entry of package.json exports has a description; what a user calls or
 * reads (function, class, constant) also has an `@example` with a `ts` fence; a public method of a class has a description.
 */
export function checkNames(root: string, sources: Project): readonly string[] {
  const faults = new Set<string>();
  for (const entry of readEntries(root)) {
    const exported = sources.getSourceFile(join(root, "src", entry))?.getExportedDeclarations();
    if (exported === undefined) faults.add(`package.json: src/${entry} does not exist`);
    for (const [name, declarations] of exported ?? []) {
      const own = declarations.filter((declaration) =>
        sources.getSourceFile(declaration.getSourceFile().getFilePath()),
      );
      for (const fault of checkDeclarations(name, own)) faults.add(`${locate(root, fault.node)}: ${fault.message}`);
    }
  }
  return [...faults];
}

interface Fault {
  readonly node: Node;
  readonly message: string;
}

/** Declarations of one name (overloads, a type and a value) share their doc comments. */
function checkDeclarations(name: string, declarations: readonly Node[]): readonly Fault[] {
  const [node] = declarations;
  if (node === undefined) return [];
  const comments = declarations.flatMap(readComments);
  const called = declarations.some(
    (declaration) => !Node.isInterfaceDeclaration(declaration) && !Node.isTypeAliasDeclaration(declaration),
  );
  const methods = declarations
    .filter(Node.isClassDeclaration)
    .flatMap((declaration) =>
      declaration
        .getMethods()
        .filter((method) => method.getScope() === Scope.Public && !isDescribed(readComments(method))),
    );
  return [
    ...(isDescribed(comments) ? [] : [{ node, message: `"${name}" has no description` }]),
    ...(called && !hasExample(comments) ? [{ node, message: `"${name}" has no @example in a ts fence` }] : []),
    ...methods.map((method) => ({ node: method, message: `"${name}.${method.getName()}" has no description` })),
  ];
}

function readComments(node: Node): readonly JSDoc[] {
  if (Node.isVariableDeclaration(node)) return node.getVariableStatement()?.getJsDocs() ?? [];
  if (Node.isFunctionDeclaration(node) || Node.isMethodDeclaration(node)) {
    const signatures = [...node.getOverloads(), node.getImplementation(), node];
    return signatures.flatMap((signature) => signature?.getJsDocs() ?? []);
  }
  return Node.isJSDocable(node) ? node.getJsDocs() : [];
}

function isDescribed(comments: readonly JSDoc[]): boolean {
  return comments.some((comment) => comment.getDescription().trim() !== "");
}

function hasExample(comments: readonly JSDoc[]): boolean {
  return comments.some((comment) => /@example\b[^@]*```ts\b/.test(comment.getText()));
}

function locate(root: string, node: Node): string {
  return `${node
    .getSourceFile()
    .getFilePath()
    .slice(root.length + 1)}:${node.getStartLineNumber()}`;
}
