import { existsSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Module, readParts } from "../module.ts";
import type { ReadModule } from "./read-modules.ts";

/** Modules that have been read, by the address of the generated file they stand in for. */
const served = new Map<string, ReadModule>();
let isServing = false;

/** How a process finds modules that have not been built. */
export interface Serving {
  /** Some have been read. */
  readonly hasUnbuilt: boolean;
  /** The decorators of users that are known. */
  readonly decorators: readonly string[];
}

/** What other threads have to do to find what this one has found; nothing, where generated files are all there. */
export function describeServing(decorators: readonly string[]): Serving | undefined {
  return isServing ? { hasUnbuilt: served.size > 0, decorators } : undefined;
}

/**
 * Lets this process import `.dag.ts` files that have not been built: each is made from the source next to it as it is asked for.
 * Imports of this package reach the copy that is running where no other one is installed.
 */
export function serveDagFiles(read: (source: string) => ReadModule): void {
  if (isServing) return;
  isServing = true;
  registerHooks({
    resolve(specifier, context, next) {
      const url = findUnbuilt(specifier, context.parentURL);
      if (url !== undefined) return { url, format: "module", shortCircuit: true };
      return isOwn(specifier) ? resolveOwn(specifier, () => next(specifier, context)) : next(specifier, context);
    },
    load(url, context, next) {
      const source = sourceOf(url);
      if (source === undefined || existsSync(fileURLToPath(url))) return next(url, context);
      served.set(url, read(fileURLToPath(source)));
      return { format: "module", source: printStandIn(source), shortCircuit: true };
    },
  });
}

/** The module that a stand-in file gives: what the reader knows, with the code that has been imported. */
export function standIn(url: string, source: object): Module {
  const read = served.get(url);
  if (read === undefined) throw new TypeError(`${url} is not served.`);
  return joinCode(read, source);
}

/** A module from its text and its code. */
export function joinCode(read: ReadModule, source: object): Module {
  const { name, file, declared, types, texts } = read;
  const home = { url: pathToFileURL(read.path).href, of: "source" } as const;
  const code = readParts(read.code, read.spans);
  return { name, file, source: source as Module["source"], declared, types, code, texts, home };
}

function printStandIn(source: string): string {
  return [
    `import * as source from ${JSON.stringify(source)};`,
    `import { standIn } from ${JSON.stringify(import.meta.url)};`,
    "export default standIn(import.meta.url, source);",
  ].join("\n");
}

function findUnbuilt(specifier: string, parent: string | undefined): string | undefined {
  if (!/^(?:\.{0,2}\/|file:)/.test(specifier) || !URL.canParse(specifier, parent)) return undefined;
  const { href } = new URL(specifier, parent);
  const source = sourceOf(href);
  const isUnbuilt = source !== undefined && !existsSync(fileURLToPath(href)) && existsSync(fileURLToPath(source));
  return isUnbuilt ? href : undefined;
}

/** The address of the source that a generated file is made from. */
function sourceOf(url: string): string | undefined {
  return /^file:.*\.dag\.ts$/.test(url) ? url.replace(/\.dag\.ts$/, ".ts") : undefined;
}

function isOwn(specifier: string): boolean {
  return specifier === "eponym" || specifier.startsWith("eponym/");
}

type Resolved = ReturnType<Parameters<typeof registerHooks>[0]["resolve"] & {}>;

/** An installed copy goes first; the files of this one do where there is none, or where it is this one unbuilt. */
function resolveOwn(specifier: string, resolveInstalled: () => Resolved): Resolved {
  const folder = new URL("../", import.meta.url);
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf("."));
  const own = new URL(`${specifier.slice("eponym/".length) || "index"}${ending}`, folder).href;
  try {
    const installed = resolveInstalled();
    const isThis = installed.url.startsWith(new URL("../", folder).href) && !installed.url.includes("/node_modules/");
    return isThis ? { url: own, shortCircuit: true } : installed;
  } catch (error) {
    if (!existsSync(new URL(own))) throw error;
    return { url: own, shortCircuit: true };
  }
}
