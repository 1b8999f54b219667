import { ts } from "ts-morph";
import type { Target } from "./resolve-name.ts";
import { resolveExternal, resolveName } from "./resolve-name.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** Whether a module exports an interface or a type alias `Config`. */
export function readConfigType(file: SourceText, files: SourceFiles): boolean {
  const exported = file.exports.get("Config");
  if (exported === undefined) return false;
  if ("local" in exported) return isObjectType(resolveName(files, file, exported.local, "types"), exported.typeOnly);
  return isObjectType(resolveExternal(files, file, exported.module, exported.name, "types"), exported.typeOnly);
}

/** What cannot be looked up is taken for a type where it is exported as one. */
function isObjectType(target: Target | undefined, typeOnly: boolean): boolean {
  if (target?.kind !== "declaration") return target !== undefined && typeOnly;
  return target.declaration.nodes.some((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node));
}
