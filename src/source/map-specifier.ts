import { dirname, isAbsolute, resolve } from "node:path";
import { ts } from "ts-morph";
import type { SourceFiles } from "./source-files.ts";

/** Names with what they stand for; one `*` in both is what stands between. */
type Mapping = readonly (readonly [pattern: string, targets: readonly string[]])[];

/** The files that an import which names no path may stand for, as `paths` of the tsconfig and `imports` of the package say; the first that is there counts. */
export function mapSpecifier(files: SourceFiles, from: string, specifier: string): readonly string[] {
  const mapping = specifier.startsWith("#")
    ? findNearest(files, dirname(from), "package.json", readImports)
    : findNearest(files, dirname(from), "tsconfig.json", readPaths);
  return mapping === undefined ? [] : applyMapping(mapping, specifier);
}

/** The names closest to the specifier go first: those without `*`, then the one with most before it. */
function applyMapping(mapping: Mapping, specifier: string): readonly string[] {
  let best: readonly string[] = [];
  let longest = -1;
  for (const [pattern, targets] of mapping) {
    const [before = "", after] = pattern.split("*");
    if (after === undefined) {
      if (pattern === specifier) return targets;
      continue;
    }
    const fits =
      specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= before.length + after.length;
    if (!fits || before.length <= longest) continue;
    longest = before.length;
    const between = specifier.slice(before.length, specifier.length - after.length);
    best = targets.map((target) => target.replace("*", () => between));
  }
  return best;
}

/** What the nearest settings file says, in this folder or one around it. */
function findNearest(
  files: SourceFiles,
  folder: string,
  name: string,
  read: (files: SourceFiles, path: string) => Mapping,
): Mapping {
  for (let at = folder; ; at = dirname(at)) {
    const path = resolve(at, name);
    if (readSettings(files, path) !== undefined) return read(files, path);
    if (dirname(at) === at) return [];
  }
}

/** `paths` start from `baseUrl`, or from the folder of the file that says them. */
function readPaths(files: SourceFiles, path: string, depth = 0): Mapping {
  const settings = readSettings(files, path) ?? {};
  const { baseUrl, paths } = asRecord(settings["compilerOptions"]);
  const folder = resolve(dirname(path), typeof baseUrl === "string" ? baseUrl : ".");
  const own = Object.entries(asRecord(paths)).map(
    ([pattern, targets]) => [pattern, asTexts(targets).map((target) => resolve(folder, target))] as const,
  );
  if (typeof baseUrl === "string") return [...own, ["*", [resolve(folder, "*")]]];
  if (own.length > 0 || depth > 10) return own;
  const bases = asTexts(settings["extends"]).filter((base) => base.startsWith(".") || isAbsolute(base));
  const inherited = bases.toReversed().map((base) => readPaths(files, findConfig(files, path, base), depth + 1));
  return inherited.find((mapping) => mapping.length > 0) ?? [];
}

function findConfig(files: SourceFiles, from: string, base: string): string {
  const path = resolve(dirname(from), base);
  return readSettings(files, path) === undefined ? `${path}.json` : path;
}

function readImports(files: SourceFiles, path: string): Mapping {
  const imports = Object.entries(asRecord(readSettings(files, path)?.["imports"]));
  return imports.flatMap(([pattern, target]) => {
    const file = chooseTarget(target);
    return file?.startsWith(".") === true ? [[pattern, [resolve(dirname(path), file)]] as const] : [];
  });
}

/** What Node takes where there are conditions. */
const conditions: ReadonlySet<string> = new Set(["node", "import", "module-sync", "default"]);

function chooseTarget(target: unknown): string | undefined {
  if (typeof target === "string") return target;
  if (Array.isArray(target)) return target.map(chooseTarget).find((each) => each !== undefined);
  const chosen = Object.entries(asRecord(target)).filter(([condition]) => conditions.has(condition));
  return chosen.map(([, inner]) => chooseTarget(inner)).find((each) => each !== undefined);
}

function readSettings(files: SourceFiles, path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return files.derive(path, (text) => asRecord(ts.parseConfigFileTextToJson(path, text).config));
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" ? (value as Readonly<Record<string, unknown>>) : {};
}

function asTexts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
}
