import { ts } from "ts-morph";

/** Names rather than numbers, which another version of the compiler counts anew; of several names for a kind, its own. */
export const kindNames: readonly string[] = nameKinds();

function nameKinds(): readonly string[] {
  const names: string[] = [];
  for (const [name, kind] of Object.entries(ts.SyntaxKind))
    if (typeof kind === "number" && !/^(?:First|Last)/.test(name)) names[kind] ??= name;
  return names;
}

/** What running the code has no use for: types, and what says something of types alone. */
export function isErased(node: ts.Node): boolean {
  switch (node.kind) {
    case ts.SyntaxKind.ExpressionWithTypeArguments:
      return false;
    case ts.SyntaxKind.InterfaceDeclaration:
    case ts.SyntaxKind.TypeAliasDeclaration:
    case ts.SyntaxKind.TypeParameter:
    case ts.SyntaxKind.IndexSignature:
    case ts.SyntaxKind.ImportDeclaration:
    case ts.SyntaxKind.ExportDeclaration:
    case ts.SyntaxKind.NamespaceExportDeclaration:
    case ts.SyntaxKind.SemicolonClassElement:
    case ts.SyntaxKind.QuestionToken:
    case ts.SyntaxKind.ExclamationToken:
    case ts.SyntaxKind.ColonToken:
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.EqualsGreaterThanToken:
    case ts.SyntaxKind.PublicKeyword:
    case ts.SyntaxKind.PrivateKeyword:
    case ts.SyntaxKind.ProtectedKeyword:
    case ts.SyntaxKind.ReadonlyKeyword:
    case ts.SyntaxKind.OverrideKeyword:
    case ts.SyntaxKind.AbstractKeyword:
    case ts.SyntaxKind.DeclareKeyword:
    case ts.SyntaxKind.DefaultKeyword:
      return true;
    case ts.SyntaxKind.ExportKeyword:
      // What a namespace exports are properties of it.
      return !ts.isModuleBlock(node.parent.parent);
    case ts.SyntaxKind.EmptyStatement:
      return ts.isBlock(node.parent) || ts.isModuleBlock(node.parent) || ts.isCaseOrDefaultClause(node.parent);
    case ts.SyntaxKind.HeritageClause:
      return (node as ts.HeritageClause).token === ts.SyntaxKind.ImplementsKeyword;
    default:
      return ts.isTypeNode(node) || (ts.canHaveModifiers(node) && isAmbient(node));
  }
}

/** `declare const`, an abstract member, a signature without a body. */
function isAmbient(node: ts.HasModifiers): boolean {
  if (ts.isFunctionLike(node) && (node as ts.FunctionLikeDeclaration).body === undefined) return true;
  if (ts.isClassLike(node)) return hasKeyword(node, ts.SyntaxKind.DeclareKeyword);
  return hasKeyword(node, ts.SyntaxKind.DeclareKeyword) || hasKeyword(node, ts.SyntaxKind.AbstractKeyword);
}

function hasKeyword({ modifiers }: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
