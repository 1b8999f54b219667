import { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import { typeNotExported } from "../errors/source.ts";
import type { Declaration, Import } from "./file-table.ts";
import { boundNames } from "./free-names.ts";
import { generatedNames } from "./generated-names.ts";
import { locate } from "./locate.ts";
import type { Reading } from "./reading.ts";
import { writeOnOneLine } from "./tokens.ts";

/** What a generated file imports so that a copied annotation means there what it means in the source. */
export interface TypeImport {
  readonly specifier: string;
  readonly kind: Import["kind"];
  /** What the other module calls it. */
  readonly imported: string;
  readonly local: string;
}

/** An annotation as it is written in a file that has `import * as source` of the original one. */
export interface ResolvedAnnotation {
  readonly text: string;
  readonly imports: readonly TypeImport[];
}

interface Use {
  readonly node: ts.Identifier;
  readonly meaning: "types" | "values";
}

/** Rewrites an annotation for the generated file; reports names that are not visible from there. */
export function resolveAnnotation(type: ts.TypeNode, owner: Owner, { file, report }: Reading): ResolvedAnnotation {
  const names = new Map<ts.Node, string>();
  const imports = new Map<string, TypeImport>();
  for (const { node, meaning } of findUses(type)) {
    const declaration = file[meaning].get(node.text);
    const imported = file.imports.get(node.text);
    if (declaration !== undefined) {
      const exported = exportedName(declaration);
      if (exported === undefined) report(typeNotExported(locate(file, node), owner, node.text));
      else names.set(node, `source.${exported}`);
    } else if (imported !== undefined) {
      const needed = importType(imported, file.imports);
      imports.set(needed.local, needed);
      names.set(node, needed.local);
    }
  }
  return { text: writeOnOneLine(type, names), imports: [...imports.values()] };
}

/** A value that is named, as the generated file reaches it; `undefined` where it cannot. */
export function resolveValue(path: readonly string[], { file }: Reading): ResolvedAnnotation | undefined {
  const [root = "", ...members] = path;
  const declaration = file.values.get(root);
  const imported = file.imports.get(root);
  if (declaration !== undefined) {
    const exported = exportedName(declaration);
    return exported === undefined ? undefined : { text: ["source", exported, ...members].join("."), imports: [] };
  }
  if (imported === undefined) return root in globalThis ? { text: path.join("."), imports: [] } : undefined;
  const needed = importType(imported, file.imports);
  return { text: [needed.local, ...members].join("."), imports: [needed] };
}

function importType({ module, kind, name, local }: Import, imports: ReadonlyMap<string, Import>): TypeImport {
  return { specifier: module, kind, imported: name, local: freeLocal(local, imports) };
}

function exportedName({ exportedAs }: Declaration): string | undefined {
  return exportedAs.find((name) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name));
}

/** The generated file has names of its own. */
function freeLocal(local: string, imports: ReadonlyMap<string, Import>): string {
  let free = local;
  while (generatedNames.has(free) || (free !== local && imports.has(free))) free += "_";
  return free;
}

/** The identifiers of a type that name something outside it. */
function findUses(root: ts.TypeNode): readonly Use[] {
  const found: Use[] = [];

  function use(name: ts.Node, meaning: Use["meaning"], bound: ReadonlySet<string>): void {
    const first = leftmost(name);
    if (ts.isIdentifier(first) && !bound.has(`${meaning} ${first.text}`)) found.push({ node: first, meaning });
  }

  function walk(node: ts.Node, bound: ReadonlySet<string>): void {
    if (ts.isConditionalTypeNode(node)) {
      // What `infer` finds is known to the pattern and to the branch that it fits.
      const inferred = new Set([...bound, ...inferredNames(node.extendsType)]);
      walk(node.checkType, bound);
      walk(node.extendsType, inferred);
      walk(node.trueType, inferred);
      walk(node.falseType, bound);
      return;
    }
    if (ts.isTypeReferenceNode(node)) use(node.typeName, "types", bound);
    else if (ts.isTypeQueryNode(node)) use(node.exprName, "values", bound);
    else if (ts.isComputedPropertyName(node)) use(node.expression, "values", bound);
    const names = namesBoundBy(node);
    const inner = names.length === 0 ? bound : new Set([...bound, ...names]);
    ts.forEachChild(node, (child) => walk(child, inner));
  }

  walk(root, new Set());
  return found;
}

function leftmost(name: ts.Node): ts.Node {
  if (ts.isQualifiedName(name)) return leftmost(name.left);
  return ts.isPropertyAccessExpression(name) ? leftmost(name.expression) : name;
}

function namesBoundBy(node: ts.Node): readonly string[] {
  if (ts.isMappedTypeNode(node)) return [`types ${node.typeParameter.name.text}`];
  if (!ts.isFunctionLike(node)) return [];
  const types = node.typeParameters?.map(({ name }) => `types ${name.text}`) ?? [];
  return [...types, ...node.parameters.flatMap(({ name }) => boundNames(name).map((bound) => `values ${bound}`))];
}

function inferredNames(type: ts.Node): readonly string[] {
  const own = ts.isInferTypeNode(type) ? [`types ${type.typeParameter.name.text}`] : [];
  const inner: string[] = [];
  ts.forEachChild(type, (child) => void inner.push(...inferredNames(child)));
  return [...own, ...inner];
}
