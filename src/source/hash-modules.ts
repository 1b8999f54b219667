import type { Argument, Declared, Decoration, Problem } from "../node.ts";
import { codeUnreadable } from "../errors/code.ts";
import { type CodeUnit, createCodeUnits, type FunctionUnits, type UnreadableCode } from "./code-units.ts";
import { describeCode, showFile } from "./code-table.ts";
import { type CodeVersion, hashCode } from "./hash-code.ts";
import { locateAt } from "./locate.ts";
import type { FunctionText, ModuleText } from "./read-module.ts";
import type { ReadModule } from "./read-modules.ts";
import type { SourceFiles } from "./source-files.ts";

/** Modules with the versions of their code. */
export interface HashedModules {
  readonly modules: readonly ReadModule[];
  readonly notes: readonly Problem[];
}

type Versions = ReadonlyMap<CodeUnit, CodeVersion>;
/** What cannot be read, with the functions that reach it. */
type Unreadable = Map<UnreadableCode, string[]>;

/** Versions the code of all functions together: modules share what they reach. */
export function hashModules(texts: readonly ModuleText[], files: SourceFiles): HashedModules {
  const codeUnits = createCodeUnits(files);
  const units = new Map<FunctionText, FunctionUnits>();
  for (const { file, functions } of texts) for (const fn of functions) units.set(fn, codeUnits.make(file, fn.code));
  const roots = [...units.values()].flatMap((each) => [each.function, ...each.decorations]);
  const versions = hashCode(roots.filter((unit) => unit !== undefined));
  const unreadable: Unreadable = new Map();
  const modules = texts.map((text): ReadModule => {
    const { file, name, functions, typeImports, types, configType, dagImports } = text;
    const named = functions.map((fn) => ({ name: fn.declared.name, units: units.get(fn)! }));
    return {
      file: file.shown,
      path: file.path,
      name,
      declared: functions.map((fn) => hashFunction(fn, units.get(fn)!, versions, file.path, unreadable)),
      typeImports,
      types,
      ...describeCode(file.path, named),
      configType,
      dagImports,
    };
  });
  const notes = [...unreadable].map(([{ what, why, file, offset }, functions]) =>
    codeUnreadable(locateAt(file, offset), what, why, functions),
  );
  return { modules, notes };
}

function hashFunction(
  { declared }: FunctionText,
  units: FunctionUnits,
  versions: Versions,
  path: string,
  unreadable: Unreadable,
): Declared {
  const own = versions.get(units.function)!;
  const all = [own];
  const decorations = declared.decorations.map((decoration, place): Decoration => {
    const unit = units.decorations[place];
    if (unit === undefined) return decoration;
    const version = versions.get(unit)!;
    all.push(version);
    const { kind, args, location } = decoration;
    const more = describeUnreadable(version.unreadable.difference(own.unreadable), path);
    const packages = [...version.packages].toSorted();
    return {
      kind,
      args,
      hash: version.hash.slice(0, 16),
      ...(packages.length > 0 && { packages }),
      ...(more.length > 0 && { unreadable: more }),
      location,
    };
  });
  if (!decorations.some(isVersioned))
    for (const each of all)
      for (const code of each.unreadable) {
        const functions = unreadable.get(code) ?? [];
        unreadable.set(code, functions);
        if (!functions.includes(declared.name)) functions.push(declared.name);
      }
  const told = describeUnreadable(own.unreadable, path);
  return {
    ...declared,
    decorations,
    hash: own.hash.slice(0, 16),
    packages: [...own.packages].toSorted(),
    ...(told.length > 0 && { unreadable: told }),
    ...(all.some(({ asksContext }) => asksContext) && { scoped: true }),
  };
}

function describeUnreadable(codes: ReadonlySet<UnreadableCode>, path: string): readonly string[] {
  const texts = [...codes].map(({ what, why, file }) => `${what} (${showFile(path, file.path)}), ${why}`);
  return [...new Set(texts)].toSorted();
}

/** `cache(fn, { version })` takes the place of what its code comes to. */
function isVersioned({ kind, args: [options] }: Decoration): boolean {
  return kind === "cache" && isRecord(options) && options["version"] !== undefined;
}

function isRecord(argument: Argument): argument is Readonly<Record<string, Argument>> {
  return argument !== null && typeof argument === "object" && !Array.isArray(argument) && !("$" in argument);
}
