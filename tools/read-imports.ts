import { Node, SyntaxKind, type SourceFile } from "ts-morph";

const calls = /^(import|require|require\.resolve|import\.meta\.resolve)$/;
const terminal = /^process\.(std(in|out|err)|exit|exitCode)$/;

/** The names of modules that a file imports in any way: `import`, `export from`, `import()`, `require()`, `import("…").T`. */
export function readImports(file: SourceFile): readonly { readonly name: string; readonly node: Node }[] {
  return file.getDescendantsOfKind(SyntaxKind.StringLiteral).flatMap((node) => {
    const parent = node.getParent();
    const found =
      Node.isImportDeclaration(parent) ||
      Node.isExportDeclaration(parent) ||
      (Node.isCallExpression(parent) && calls.test(parent.getExpression().getText())) ||
      (Node.isLiteralTypeNode(parent) && Node.isImportTypeNode(parent.getParent()));
    return found ? [{ name: node.getLiteralValue(), node }] : [];
  });
}

/** Where a file's code, rather than an example in its comments, uses `console` or the streams and the exit of `process`. */
export function readTerminalUses(file: SourceFile): readonly Node[] {
  return file.getDescendants().filter((node) => {
    if (Node.isPropertyAccessExpression(node)) return terminal.test(node.getText());
    return Node.isIdentifier(node) && node.getText() === "console" && isValue(node);
  });
}

/** `console` itself, not a property or a key of that name. */
function isValue(node: Node): boolean {
  const parent = node.getParent();
  if (Node.isPropertyAccessExpression(parent)) return parent.getExpression() === node;
  return !(Node.isPropertyAssignment(parent) && parent.getNameNode() === node) && !Node.isPropertySignature(parent);
}
