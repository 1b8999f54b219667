import { ts } from "ts-morph";
import { resolveName } from "./resolve-name.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** A property of an object type, as far as its syntax tells. */
export interface Member {
  readonly type: ts.TypeNode | undefined;
  readonly optional: boolean;
  readonly file: SourceText;
}

/** The properties that an object type spells out: a literal, or the interface or alias that it names. */
export function readMembers(
  type: ts.TypeNode | undefined,
  file: SourceText,
  files: SourceFiles,
  depth = 0,
): ReadonlyMap<string, Member> {
  // A type may name itself; no one writes twenty levels.
  if (type === undefined || depth > 20) return new Map();
  const read = (inner: ts.TypeNode | undefined): ReadonlyMap<string, Member> =>
    readMembers(inner, file, files, depth + 1);
  if (ts.isParenthesizedTypeNode(type)) return read(type.type);
  if (ts.isTypeLiteralNode(type)) return readProperties(type.members, file);
  if (ts.isIntersectionTypeNode(type)) return new Map(type.types.flatMap((part) => [...read(part)]));
  if (!ts.isTypeReferenceNode(type) && !ts.isExpressionWithTypeArguments(type)) return new Map();
  const name = ts.isTypeReferenceNode(type) ? type.typeName : type.expression;
  if (!ts.isIdentifier(name)) return new Map();
  const target = resolveName(files, file, name.text, "types");
  if (target === undefined) return readBuiltin(name.text, read(type.typeArguments?.[0]));
  if (target.kind !== "declaration") return new Map();
  const members = target.declaration.nodes.map((node) => readDeclared(node, target.file, files, depth + 1));
  return new Map(members.flatMap((each) => [...each]));
}

function readDeclared(node: ts.Node, file: SourceText, files: SourceFiles, depth: number): ReadonlyMap<string, Member> {
  if (ts.isTypeAliasDeclaration(node)) return readMembers(node.type, file, files, depth);
  if (!ts.isInterfaceDeclaration(node)) return new Map();
  const bases = node.heritageClauses?.flatMap((clause) => [...clause.types]) ?? [];
  const inherited = bases.flatMap((base) => [...readMembers(base, file, files, depth)]);
  return new Map([...inherited, ...readProperties(node.members, file)]);
}

function readProperties(elements: readonly ts.TypeElement[], file: SourceText): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const element of elements) {
    if (!ts.isPropertySignature(element) || ts.isComputedPropertyName(element.name)) continue;
    members.set(element.name.text, { type: element.type, optional: element.questionToken !== undefined, file });
  }
  return members;
}

function readBuiltin(name: string, members: ReadonlyMap<string, Member>): ReadonlyMap<string, Member> {
  if (name === "Readonly") return members;
  if (name !== "Partial" && name !== "Required") return new Map();
  return new Map([...members].map(([key, member]) => [key, { ...member, optional: name === "Partial" }]));
}
