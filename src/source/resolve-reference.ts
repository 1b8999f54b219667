import type { Reference } from "./references.ts";
import { resolveExport, resolveExternal, resolveName, type Target } from "./resolve-name.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** Where a reference leads to. */
export interface Resolved {
  readonly label: string;
  readonly target: Target | undefined;
  readonly member?: string | undefined;
  /** The files that were looked at on the way. */
  readonly passed: readonly SourceText[];
}

/** Follows references, each of a file once. */
export function createResolver(files: SourceFiles): (file: SourceText, reference: Reference) => Resolved {
  const known = new Map<SourceText, Map<string, Resolved>>();
  return (file, reference) => {
    const key =
      reference.kind === "import" ? `import ${reference.module}` : `${reference.name}.${reference.member ?? ""}`;
    const ofFile = known.get(file) ?? new Map<string, Resolved>();
    known.set(file, ofFile);
    let resolved = ofFile.get(key);
    if (resolved === undefined) ofFile.set(key, (resolved = resolve(files, file, reference)));
    return resolved;
  };
}

function resolve(files: SourceFiles, file: SourceText, reference: Reference): Resolved {
  const opened = new Set<SourceText>();
  const watched: SourceFiles = {
    ...files,
    open(path) {
      const found = files.open(path);
      if (found !== undefined) opened.add(found);
      return found;
    },
  };
  const { label, target, member } = follow(watched, file, reference);
  opened.delete(file);
  if (target !== undefined && "file" in target) opened.delete(target.file);
  return { label, target, member, passed: [...opened] };
}

function follow(files: SourceFiles, file: SourceText, reference: Reference): Omit<Resolved, "passed"> {
  if (reference.kind === "import") {
    const { module } = reference;
    return { label: `import ${module}`, target: resolveExternal(files, file, module, "*", "values") };
  }
  const { name, member } = reference;
  const target = resolveName(files, file, name, "values");
  // Of a namespace only the members that are used count, as long as they are named.
  const exported =
    target?.kind === "module" && member !== undefined ? resolveExport(files, target.file, member, "values") : undefined;
  if (exported === undefined) return { label: name, target, member };
  return { label: `${name}.${member}`, target: exported };
}
