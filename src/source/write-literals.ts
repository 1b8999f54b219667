import { ts } from "ts-morph";
import type { SyntaxPen, SyntaxRules } from "./syntax-pen.ts";
import type { Scope } from "./syntax-scopes.ts";

/** Literals by their values: however a number or a text is spelt. */
export const literalRules: SyntaxRules = [
  [
    [ts.SyntaxKind.StringLiteral, ts.SyntaxKind.NoSubstitutionTemplateLiteral],
    ({ text }: ts.StringLiteralLike, _, { write }) => write(` ${JSON.stringify(text)}`),
  ],
  [[ts.SyntaxKind.NumericLiteral], ({ text }: ts.NumericLiteral, _, { write }) => write(` #${text}`)],
  [[ts.SyntaxKind.BigIntLiteral], ({ text }: ts.BigIntLiteral, _, { write }) => write(` #${readBigInt(text)}n`)],
  [
    [ts.SyntaxKind.RegularExpressionLiteral, ts.SyntaxKind.PrivateIdentifier],
    ({ text }: ts.LiteralLikeNode, _, { write }) => write(` ${text}`),
  ],
  [[ts.SyntaxKind.JsxText], ({ text }: ts.JsxText, _, { write }) => write(` ${JSON.stringify(text)}`)],
  [
    [ts.SyntaxKind.TemplateHead, ts.SyntaxKind.TemplateMiddle, ts.SyntaxKind.TemplateTail],
    ({ text }: ts.TemplateLiteralLikeNode, _, { write }) => write(` ${JSON.stringify(text)}`),
  ],
  [[ts.SyntaxKind.TaggedTemplateExpression], writeTagged],
];

/** A tag sees how its text is spelt. */
function writeTagged({ tag, template }: ts.TaggedTemplateExpression, scope: Scope | undefined, pen: SyntaxPen): void {
  pen.write("(tagged");
  pen.walk(tag, scope);
  const literals = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  pen.write(` ${JSON.stringify(literals.map(readRaw))}`);
  if (ts.isTemplateExpression(template))
    pen.walkAll(
      template.templateSpans.map(({ expression }) => expression),
      scope,
    );
  pen.write(")");
}

function readRaw(literal: ts.TemplateLiteralLikeNode): string {
  const end = literal.kind === ts.SyntaxKind.TemplateHead || literal.kind === ts.SyntaxKind.TemplateMiddle ? 2 : 1;
  return literal.getText().slice(1, -end).replaceAll(/\r\n?/g, "\n");
}

function readBigInt(text: string): bigint {
  return BigInt(text.replace(/n$/, "").replaceAll("_", ""));
}

/** The name of a property or method. */
export function writeKey(name: ts.PropertyName, scope: Scope | undefined, pen: SyntaxPen): void {
  if (ts.isComputedPropertyName(name) || ts.isPrivateIdentifier(name)) pen.walk(name, scope);
  else pen.write(` .${JSON.stringify(ts.isBigIntLiteral(name) ? String(readBigInt(name.text)) : name.text)}`);
}
