import { dirname, resolve } from "node:path";
import type { Module } from "../module.ts";
import type { Argument, Problem, ResolverArgument } from "../node.ts";
import type { ReadModule, ReadResult } from "../source/read-modules.ts";

/** Modules as their text tells them, each with those that its subdags are made of. */
export interface ImportedModules {
  /** In the order of what was read. */
  readonly modules: readonly Module[];
  /** The mistakes in files that were only read for the subdags of others. */
  readonly problems: readonly Problem[];
}

/** Reads what the subdags of modules are made of, and what those are made of in turn. */
export function importModules(
  read: readonly ReadModule[],
  readFiles: (files: readonly string[]) => ReadResult,
): ImportedModules {
  const known = new Map(read.map((module) => [module.path, module]));
  const problems: Problem[] = [];
  const queue = [...read];
  for (let module = queue.pop(); module !== undefined; module = queue.pop()) {
    const missing = [...findImports(module).values()].filter((path) => !known.has(path));
    if (missing.length === 0) continue;
    const found = readFiles(missing);
    problems.push(...found.problems);
    for (const each of found.modules) known.set(each.path, each);
    queue.push(...found.modules);
  }
  const made = new Map<string, Module>();
  const make = (module: ReadModule): Module => {
    const done = made.get(module.path);
    if (done !== undefined) return done;
    const imports: Record<string, Module> = {};
    const { name, file, declared } = module;
    const own: Module = { name, file, declared, source: {}, imports };
    // Before its imports, which may lead back to it.
    made.set(module.path, own);
    for (const [specifier, path] of findImports(module)) {
      const imported = known.get(path);
      if (imported !== undefined) imports[specifier] = make(imported);
    }
    return own;
  };
  return { modules: read.map(make), problems };
}

/** The source files of what decorators are given, by what it is imported as. */
function findImports({ path, declared, dagImports }: ReadModule): ReadonlyMap<string, string> {
  const specifiers = declared.flatMap(({ decorations }) => decorations.flatMap(({ args }) => args.flatMap(dagsIn)));
  const sources = specifiers.map(
    (specifier) => [specifier, resolve(dirname(path), specifier).replace(/\.dag\.[jt]s$/, ".ts")] as const,
  );
  return new Map(sources.filter(([, source]) => dagImports.includes(source)));
}

function dagsIn(argument: Argument): readonly string[] {
  if (argument === null || typeof argument !== "object") return [];
  if (Array.isArray(argument)) return (argument as readonly Argument[]).flatMap(dagsIn);
  if (!("$" in argument)) return Object.values(argument as Readonly<Record<string, Argument>>).flatMap(dagsIn);
  if (argument.$ === "resolver")
    return (argument as ResolverArgument).decorations.flatMap(({ args }) => args.flatMap(dagsIn));
  return argument.$ === "expression" && typeof argument.dag === "string" ? [argument.dag] : [];
}
