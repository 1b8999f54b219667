import {
  cacheBehaviorUnknown,
  cacheFormatUnknown,
  cacheOptionsNotLiteral,
  cacheOptionUnknown,
  cacheTwice,
  freshnessInvalid,
  freshnessOfPart,
} from "../errors/cache.ts";
import { targetNotLiteral, targetUnknown } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import { type CacheFormat, cacheFormats } from "../values/formats.ts";
import type { Argument, CacheBehavior, Decoration, Node, NodeCache } from "../node.ts";
import { hidesTarget, readRecord, readTarget } from "./arguments.ts";
import { callsFunction } from "./calls-function.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { register } from "./registry.ts";

/** How the results of a function are kept and reused, by a driver that has a cache. */
export interface CacheSettings<F extends AnyFunction> {
  /** `"default"`, `"recompute"` (always runs), `"disable"` (nothing is kept, and what takes it runs, too) or `"ignore"` (nothing is kept, and what takes it does not look at it). */
  readonly behavior?: CacheBehavior;
  /** How the result is written: `"json"`, `"structured"`, `"arrow"`, `"parquet"`, `"bytes"`, `"text"`; what suits the value, if not given. */
  readonly format?: CacheFormat;
  /** Takes the place of the code version: while it stays the same, so does the result, whatever has changed in the code. */
  readonly version?: string;
  /**
   * Tells how fresh something outside is that the function reads, by the function's own arguments: the time when a file was changed, the latest id of a table. Called in each run; where it gives
   * something else than before, the function runs again.
   */
  readonly freshness?: (...args: Parameters<F>) => unknown;
  /** Nodes that other decorators make, instead of all that the function has but its checks. */
  readonly target?: string | readonly string[];
}

/**
 * Says how results of a function are kept and reused by a driver with a cache. Without it they are reused for as long as the code of the function, all that it reaches, and what it takes have not
 * changed.
 *
 * @example
 * ```ts
 * import { cache } from "eponym";
 * import { readFileSync, statSync } from "node:fs";
 *
 * cache(survey, { freshness: (surveyPath) => statSync(surveyPath).mtimeMs });
 * export function survey(surveyPath: string): string[] {
 *   return readFileSync(surveyPath, "utf8").split("\n");
 * }
 * ```
 */
export function cache<F extends AnyFunction>(fn: F, settings: CacheSettings<F>): void {
  register(fn, "cache", settings);
}

export const cacheBehaviors: readonly string[] = [
  "default",
  "recompute",
  "disable",
  "ignore",
] satisfies CacheBehavior[];
const names: readonly string[] = ["behavior", "format", "version", "freshness", "target"];

export const cacheKind: DecoratorKind = {
  name: "cache",
  phase: "describe",
  apply(nodes, decoration, site) {
    const settings = readSettings(decoration, site);
    if (settings === undefined) return nodes;
    if (hidesTarget(decoration.args[0])) site.report(targetNotLiteral(decoration, site.declared));
    const target = readTarget(decoration.args[0]);
    for (const name of target ?? [])
      if (!nodes.some((node) => node.name === name)) site.report(targetUnknown(decoration, name, nodes));
    // What the function gave before its steps and checks; parts have a `.raw` of their own.
    const raw = new Set(nodes.flatMap(({ name, result }) => (result ? `${name}.raw` : [])));
    return nodes.map((node) => {
      if (target === undefined ? node.role === "check" || !isOwn(node, site) : !target.includes(node.name)) return node;
      // Parts and steps are of other types.
      const isWhole = target !== undefined || node.result || raw.has(node.name);
      const meant = isWhole ? settings : { ...settings, format: undefined };
      return addSettings(node, meant, target !== undefined, decoration, site);
    });
  },
};

/** Nodes inside of its subdag, columns that other functions compute, and steps of others go by what is said above those. */
function isOwn({ code }: Node, { declared }: Site): boolean {
  return code.declared === declared.name && code.module === undefined;
}

function addSettings(node: Node, settings: NodeCache, isTargeted: boolean, decoration: Decoration, site: Site): Node {
  const { format, freshness, ...rest } = settings;
  const isCall = isOwn(node, site) && callsFunction(node.code);
  if (freshness !== undefined && isTargeted && !isCall)
    site.report(freshnessOfPart(decoration, node.name, site.declared));
  const added: NodeCache = {
    ...rest,
    ...(format !== undefined && { format }),
    // Parts and steps have arguments of their own.
    ...(freshness !== undefined && isCall && { freshness }),
  };
  const earlier = node.cache ?? {};
  for (const name of Object.keys(added) as (keyof NodeCache)[])
    if (earlier[name] !== undefined) site.report(cacheTwice(decoration, node.name, name));
  return { ...node, cache: { ...earlier, ...added } };
}

/** What is written out; a freshness function is taken from the running module. */
function readSettings(decoration: Decoration, site: Site): NodeCache | undefined {
  const record = readRecord(decoration.args[0]);
  if (record === undefined) {
    site.report(cacheOptionsNotLiteral(decoration, site.declared));
    return undefined;
  }
  const { behavior, format, version, freshness } = record;
  for (const name of Object.keys(record))
    if (!names.includes(name)) site.report(cacheOptionUnknown(decoration, site.declared, name, names));
  if (!isTextOrNone(behavior) || !isTextOrNone(format) || !isTextOrNone(version)) {
    site.report(cacheOptionsNotLiteral(decoration, site.declared));
    return undefined;
  }
  if (behavior !== undefined && !cacheBehaviors.includes(behavior))
    site.report(cacheBehaviorUnknown(decoration, site.declared, behavior, cacheBehaviors));
  if (format !== undefined && !cacheFormats.includes(format as CacheFormat))
    site.report(cacheFormatUnknown(decoration, site.declared, format, cacheFormats));
  if (freshness !== undefined && (typeof freshness !== "object" || freshness === null))
    site.report(freshnessInvalid(site.declared, freshness === null ? "null" : `a ${typeof freshness}`));
  return {
    ...(behavior !== undefined && { behavior: behavior as CacheBehavior }),
    ...(format !== undefined && { format }),
    ...(version !== undefined && { version }),
    ...(freshness !== undefined && { freshness: { decoration: site.index, given: decoration.given } }),
  };
}

function isTextOrNone(argument: Argument): argument is string | undefined {
  return argument === undefined || typeof argument === "string";
}
