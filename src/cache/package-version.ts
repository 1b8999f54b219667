import { hash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { rememberFile } from "./remember-file.ts";

/** Where a package was found, by the folder that asks and its name. */
const found = new Map<string, string | undefined>();
/** What a package.json says; `undefined` where that is no version. */
const readVersion = rememberFile((path) => {
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { readonly version?: unknown };
  return typeof version === "string" ? version : undefined;
});
const hashFile = rememberFile((path) => hash("sha256", readFileSync(path), "hex"));

/**
 * The installed version of a package as a file would import it. A package that is linked rather than installed is versioned by its files: `link:` and a hash. `unknown` where there is none of that name.
 */
export function packageVersion(name: string, fromFile: string): string {
  const folder = dirname(fromFile);
  const key = `${folder}\n${name}`;
  const known = found.get(key);
  const version = known === undefined ? undefined : versionOf(known);
  if (version !== undefined) return version;
  // What was not there, or is there no more, may have been installed meanwhile.
  const place = findPackage(name, folder);
  found.set(key, place);
  return (place === undefined ? undefined : versionOf(place)) ?? "unknown";
}

/** The folder of a package without links on the way to it. */
function findPackage(name: string, from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    if (basename(at) !== "node_modules") {
      try {
        const place = realpathSync(join(at, "node_modules", name));
        if (statSync(join(place, "package.json")).isFile()) return place;
      } catch {
        // It may be further up.
      }
    }
    if (dirname(at) === at) return undefined;
  }
}

function versionOf(place: string): string | undefined {
  if (!place.split(sep).includes("node_modules")) return hashPackage(place);
  try {
    return readVersion(join(place, "package.json"));
  } catch {
    return undefined;
  }
}

/** A package that is worked on changes without its version, and so do those that it uses and that are linked as well. What it has installed itself, and what is hidden, is left out. */
function hashPackage(folder: string): string | undefined {
  return hashLinked(folder, new Set());
}

function hashLinked(folder: string, seen: Set<string>): string | undefined {
  if (seen.has(folder)) return "";
  seen.add(folder);
  try {
    const used = linkedPackages(folder).map(([name, place]) => `${name} ${hashLinked(place, seen) ?? ""}`);
    const lines = listFiles(folder)
      .map((path) => `${relative(folder, path).split(sep).join("/")}\n${hashFile(path) ?? ""}`)
      .toSorted();
    return `link:${hash("sha256", [...lines, ...used].join("\n"), "hex").slice(0, 16)}`;
  } catch {
    return undefined;
  }
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" || entry.name.startsWith(".") ? [] : listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}

/** The packages that a linked one names as its own, and that are linked themselves. */
function linkedPackages(folder: string): readonly (readonly [name: string, place: string])[] {
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
  const names = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }).toSorted();
  return names.flatMap((name) => {
    const place = findPackage(name, folder);
    return place === undefined || place.split(sep).includes("node_modules") ? [] : [[name, place] as const];
  });
}
