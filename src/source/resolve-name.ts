import { isEponym } from "./eponym-name.ts";
import type { Declaration } from "./file-table.ts";
import { isData, isProjectImport, resolveImport } from "./resolve-import.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** What a name stands for once imports and re-exports have been followed. */
export type Target =
  | { readonly kind: "declaration"; readonly file: SourceText; readonly declaration: Declaration }
  /** All exports of a module. */
  | { readonly kind: "module"; readonly file: SourceText }
  /** A file that is not source: JSON. */
  | { readonly kind: "data"; readonly path: string; readonly text: string }
  /** An export of a package, or all of them: `*`. */
  | { readonly kind: "package"; readonly module: string; readonly name: string }
  /** A project file or an export of it that is not there. */
  | { readonly kind: "missing"; readonly module: string; readonly name: string };

type Meaning = "values" | "types";

/** Follows a name that a file uses to where it is declared; `undefined` for names of the language and its environment. */
export function resolveName(
  files: SourceFiles,
  file: SourceText,
  name: string,
  meaning: Meaning,
  seen?: ReadonlySet<string>,
): Target | undefined {
  const declaration = file[meaning].get(name);
  if (declaration !== undefined) return { kind: "declaration", file, declaration };
  const imported = file.imports.get(name);
  if (imported === undefined || (imported.typeOnly && meaning === "values")) return undefined;
  return resolveExternal(files, file, imported.module, imported.name, meaning, seen);
}

/** Follows what a file takes from another module; the name `*` stands for all of it. */
export function resolveExternal(
  files: SourceFiles,
  from: SourceText,
  module: string,
  name: string,
  meaning: Meaning,
  seen?: ReadonlySet<string>,
): Target | undefined {
  const path = isEponym(module) ? undefined : resolveImport(files, from.path, module);
  if (path === undefined) return { kind: isProjectImport(module) ? "missing" : "package", module, name };
  if (isData(path)) return { kind: "data", path, text: files.readText(path) ?? "" };
  const file = files.open(path);
  if (file === undefined) return { kind: "missing", module, name };
  if (name === "*" || /\.dag\.[jt]s$/.test(module)) return { kind: "module", file };
  const found = resolveExport(files, file, name, meaning, seen);
  if (found !== undefined && found.kind !== "missing") return found;
  // CommonJS, of which the text does not tell what it exports, counts as a whole.
  const isCommon = /\.(?:c[jt]s|js)$/.test(path) && file.exports.size === 0 && file.stars.length === 0;
  return isCommon && meaning === "values" ? { kind: "data", path, text: file.text } : { kind: "missing", module, name };
}

/** Follows an exported name of a file to where it is declared. */
export function resolveExport(
  files: SourceFiles,
  file: SourceText,
  name: string,
  meaning: Meaning,
  seen: ReadonlySet<string> = new Set(),
): Target | undefined {
  const step = `${file.path}#${name}`;
  if (seen.has(step)) return undefined;
  const further = new Set([...seen, step]);
  const target = file.exports.get(name);
  if (target !== undefined) {
    if ("local" in target) return resolveName(files, file, target.local, meaning, further);
    return resolveExternal(files, file, target.module, target.name, meaning, further);
  }
  // A default export is not part of `export *`; a project file that has the name goes before a package that may have it.
  const stars =
    name === "default" ? [] : file.stars.toSorted((a, b) => Number(isProjectImport(b)) - Number(isProjectImport(a)));
  for (const module of stars) {
    const found = resolveExternal(files, file, module, name, meaning, further);
    if (found !== undefined && found.kind !== "missing") return found;
  }
  return undefined;
}
