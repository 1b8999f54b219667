import { ts } from "ts-morph";
import type { ValueType } from "../../value-type.ts";
import { resolveExport, resolveName, type Target } from "../resolve-name.ts";
import type { SourceText } from "../source-files.ts";
import { tablePackages } from "./builtin-types.ts";
import { describeBuiltin } from "./describe-builtin.ts";
import { describeDeclared } from "./describe-declared.ts";
import type { TypeScope } from "./type-scope.ts";

/** A type that is named: a type parameter, one of the project, of a package, or of the language. */
export function describeReference(
  name: ts.EntityName | ts.Expression,
  typeArguments: readonly ts.TypeNode[] | undefined,
  scope: TypeScope,
): ValueType {
  const path = readPath(name);
  const [root, ...rest] = path;
  if (root === undefined) return "?";
  const bound = rest.length === 0 ? scope.bound.get(root) : undefined;
  if (bound !== undefined) return bound;
  const args = (): readonly ValueType[] => typeArguments?.map((type) => scope.describe(type, scope)) ?? [];
  const { files } = scope.describing;
  const target = resolveName(files, scope.file, root, "types");
  if (target === undefined) return rest.length === 0 ? describeBuiltin(root, args(), scope.describing) : "?";
  if (target.kind === "package") return describePackage(target.module, root, path, scope.file);
  const [member, deeper] = rest;
  const found: Target | undefined =
    target.kind === "module" && member !== undefined && deeper === undefined
      ? resolveExport(files, target.file, member, "types")
      : rest.length === 0
        ? target
        : undefined;
  return found?.kind === "declaration" ? describeDeclared(found, args(), scope) : "?";
}

/** Tables are known by the name of their class. */
function describePackage(module: string, root: string, path: readonly string[], file: SourceText): ValueType {
  if (!tablePackages.has(module)) return "?";
  const imported = file.imports.get(root);
  if (path.length === 2) return ["from", module, path[1]!];
  return path.length === 1 && imported?.kind === "named" ? ["from", module, imported.name] : "?";
}

function readPath(name: ts.EntityName | ts.Expression): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  if (ts.isQualifiedName(name)) return [...readPath(name.left), name.right.text];
  if (!ts.isPropertyAccessExpression(name)) return [];
  return [...readPath(name.expression), name.name.text];
}
