import { glob, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Unfit } from "./unfit.ts";

interface Query {
  serialize(format: "json"): Buffer;
}

/** The files that the plan of a query reads, with what changes as they do. */
export async function listScannedFiles(query: unknown): Promise<readonly (readonly [path: string, state: string])[]> {
  const paths = new Set<string>();
  collectPaths(readPlan(query as Query), paths);
  const found: (readonly [string, string])[] = [];
  for (const path of paths) for (const file of await expandPath(path)) found.push([file, await readState(file)]);
  return found;
}

function readPlan(query: Query): unknown {
  try {
    return JSON.parse(query.serialize("json").toString());
  } catch {
    throw new Unfit("a polars LazyFrame (to be collected first) whose plan cannot be read");
  }
}

/** `sources: { Paths: [{ inner: "data/*.parquet" }] }`; other sources are part of the plan itself. */
function collectPaths(plan: unknown, paths: Set<string>): void {
  if (typeof plan !== "object" || plan === null) return;
  for (const [key, part] of Object.entries(plan)) {
    if (key === "Paths" && Array.isArray(part)) for (const path of part) paths.add(readPath(path));
    else if (key === "Files") throw new Unfit("a polars LazyFrame (to be collected first) over open files");
    // Frames in the plan are long arrays of numbers.
    else if (!Array.isArray(part) || typeof part[0] !== "number") collectPaths(part, paths);
  }
}

function readPath(path: unknown): string {
  const inner: unknown = typeof path === "object" && path !== null && "inner" in path ? path.inner : path;
  if (typeof inner !== "string") throw new Unfit("a polars LazyFrame (to be collected first) over what has no path");
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(inner) && !inner.startsWith("file://"))
    throw new Unfit("a polars LazyFrame (to be collected first) over files of another machine");
  return inner.startsWith("file://") ? inner.slice("file://".length) : inner;
}

async function expandPath(path: string): Promise<readonly string[]> {
  if (/[*?[]/.test(path)) {
    const found: string[] = [];
    for await (const name of glob(path)) found.push(name);
    return found.toSorted();
  }
  const isFolder = await stat(path).then(
    (state) => state.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  return (await readdir(path, { recursive: true })).map((name) => join(path, name)).toSorted();
}

async function readState(path: string): Promise<string> {
  try {
    const { size, mtimeNs } = await stat(path, { bigint: true });
    return `${size} ${mtimeNs}`;
  } catch {
    return "missing";
  }
}
