import { ts } from "ts-morph";
import { readFreeNames } from "./free-names.ts";

/** What a piece of code refers to outside itself. */
export type Reference =
  /** A value by its name in the file; `member` is what is asked of it. */
  | { readonly kind: "name"; readonly name: string; readonly member: string | undefined }
  /** A module that is imported when the code runs. */
  | { readonly kind: "import"; readonly module: string };

/** Each reference once, in the order of the text. */
export function readReferences(root: ts.Node): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const node of readFreeNames(root)) {
    const { parent } = node;
    const member = ts.isPropertyAccessExpression(parent) && parent.expression === node ? parent.name.text : undefined;
    found.set(`${node.text}.${member ?? ""}`, { kind: "name", name: node.text, member });
  }
  for (const module of readDynamicImports(root)) found.set(`import ${module}`, { kind: "import", module });
  return [...found.values()];
}

function readDynamicImports(root: ts.Node): readonly string[] {
  const found: string[] = [];
  function walk(node: ts.Node): void {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [module] = node.arguments;
      if (module !== undefined && ts.isStringLiteralLike(module)) found.push(module.text);
    }
    ts.forEachChild(node, walk);
  }
  if (/\bimport\b/.test(root.getText())) walk(root);
  return found;
}
