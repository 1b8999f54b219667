import { dirname, relative, sep } from "node:path";
import { ts } from "ts-morph";
import type { ValueType } from "../../value-type.ts";
import type { Target } from "../resolve-name.ts";
import { isCallable, readMembers } from "./describe-object.ts";
import { makeObject, membersOf, mergeMembers } from "./members.ts";
import type { Describing, TypeScope } from "./type-scope.ts";

type DeclaredTarget = Extract<Target, { readonly kind: "declaration" }>;

/** A type may name itself within other arguments each time; no one writes four levels. */
const deepest = 4;

/** A type of the project: its name in the table, where it has a row, or what it is, where that is short. */
export function describeDeclared(target: DeclaredTarget, args: readonly ValueType[], scope: TypeScope): ValueType {
  const { describing } = scope;
  const { rows, short, open } = describing;
  const name = nameRow(target, describing);
  const key = args.length === 0 ? name : `${name}<${args.map((arg) => JSON.stringify(arg)).join()}>`;
  if (rows.has(key) || open.includes(key)) return key;
  const known = short.get(key);
  if (known !== undefined) return known;
  if (open.filter((each) => each === name || each.startsWith(`${name}<`)).length > deepest) return "?";
  open.push(key);
  const described = describeNodes(target, args, scope);
  open.pop();
  if (typeof described === "string") short.set(key, described);
  else rows.set(key, described);
  return typeof described === "string" ? described : key;
}

/** `#User` of the module itself, `./types.ts#User` of another file. */
function nameRow({ file, declaration }: DeclaredTarget, { origin }: Describing): string {
  if (file.path === origin.path) return `#${declaration.name}`;
  const path = relative(dirname(origin.path), file.path).split(sep).join("/");
  return `${path.startsWith(".") ? path : `./${path}`}#${declaration.name}`;
}

function describeNodes({ file, declaration }: DeclaredTarget, args: readonly ValueType[], outer: TypeScope): ValueType {
  const scopeOf = (parameters: readonly ts.TypeParameterDeclaration[] | undefined): TypeScope => {
    const bound = new Map<string, ValueType>();
    const scope = { ...outer, file, bound };
    for (const [place, parameter] of (parameters ?? []).entries())
      bound.set(parameter.name.text, args[place] ?? scope.describe(parameter.default, scope));
    return scope;
  };
  const described = declaration.nodes.flatMap((node): readonly ValueType[] => {
    if (ts.isTypeAliasDeclaration(node)) {
      const scope = scopeOf(node.typeParameters);
      return [scope.describe(node.type, scope)];
    }
    if (ts.isInterfaceDeclaration(node)) return [describeHeir(node, scopeOf(node.typeParameters))];
    return ts.isClassDeclaration(node) ? [describeHeir(node, scopeOf(node.typeParameters))] : ["?"];
  });
  return mergeDeclarations(described, declaration.name, outer);
}

/** An interface may be declared in several places, and beside a class. */
function mergeDeclarations(described: readonly ValueType[], name: string, { describing }: TypeScope): ValueType {
  const [first = "?", second] = described;
  if (second === undefined) return first;
  const all = described.map((each) => membersOf(each, describing));
  if (all.includes(undefined)) return "?";
  const merged = mergeMembers(all.flatMap((each) => each ?? []));
  const isClass = described.some((each) => typeof each === "object" && each[0] === "class");
  return isClass ? ["class", name, merged.members] : makeObject(merged);
}

/** An interface or a class with what it takes over; what syntax does not tell of that is left out. */
function describeHeir(node: ts.InterfaceDeclaration | ts.ClassDeclaration, scope: TypeScope): ValueType {
  const bases = (node.heritageClauses ?? [])
    .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    .flatMap(({ types }) => types.map((type) => scope.describe(type, scope)));
  const inherited = bases.map((base) => membersOf(base, scope.describing));
  const all = mergeMembers([...inherited.flatMap((each) => each ?? []), readMembers(node.members, scope)]);
  const parts = bases.filter((base, place) => inherited[place] === undefined && base !== "?");
  if (isCallable(node.members)) parts.push("function");
  const own: ValueType = ts.isClassDeclaration(node)
    ? ["class", node.name?.text ?? "default", all.members]
    : makeObject(all);
  return parts.length === 0 ? own : ["and", ...parts, own];
}
