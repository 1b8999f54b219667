import { type CacheRun, openCacheRun } from "../../cache/cache-run.ts";
import type { RunValue } from "../../cache/entry.ts";
import type { ResultCache } from "../../cache/result-cache.ts";
import { type SecretText, spellSecret } from "../../cache/secret-texts.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node, Problem } from "../../node.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import type { RunContext } from "../context.ts";
import type { CachingEngine } from "./engine.ts";
import { listTexts } from "./list-texts.ts";
import type { StoredValue } from "./stored-value.ts";

/** What a driver with a cache gives to its runs. */
export interface Caching {
  readonly engine: CachingEngine;
  readonly cache: ResultCache;
  readonly graph: Graph;
  /** A node's freshness function, which takes what the node takes. */
  readonly freshnessOf: (node: Node) => ((...values: readonly unknown[]) => unknown) | undefined;
}

/** The cache in one run under way. */
export interface RunCaching extends Caching {
  readonly run: CacheRun;
  /** Arrays that were gathered from the items of fan-outs, whose version is that of their items. */
  readonly collected: WeakSet<object>;
  /** Values of this run that are kept. */
  readonly kept: WeakMap<object, StoredValue>;
  /** How often something was reported that does not stop the run. */
  warnings: number;
  readonly outputs: ReadonlySet<string>;
  /** Somebody wants to know why nodes run. */
  readonly explains: boolean;
  /** The keys of the results, where they are noted. */
  readonly keys: Map<string, RunValue> | undefined;
  /** By key: the data version of each of them. */
  readonly versions: Map<string, string>;
  /** What no result may hold, by its text. */
  readonly secrets: Map<string, SecretText>;
}

interface CachingOptions {
  readonly context: RunContext;
  readonly plan: CompiledPlan;
  readonly given: Readonly<Record<string, unknown>>;
  readonly explains: boolean;
  readonly records: boolean;
}

export function openCaching(caching: Caching, options: CachingOptions): RunCaching {
  const { context, plan, given, explains, records } = options;
  const secrets = new Map<string, SecretText>();
  for (const name of plan.secrets) noteSecret(secrets, name, Object.hasOwn(given, name) ? given[name] : undefined);
  const warn = (problem: Problem): void => context.warn(problem);
  const run = openCacheRun(caching.cache, {
    runId: () => context.id,
    now: Date.now,
    warn,
    nodeOf: (name) => caching.graph.nodes.get(name),
    secrets,
  });
  return {
    ...caching,
    run,
    collected: new WeakSet(),
    kept: new WeakMap(),
    warnings: 0,
    outputs: new Set(plan.outputs),
    explains,
    keys: records ? new Map() : undefined,
    versions: new Map(),
    secrets,
  };
}

/** A secret has become known. Each of its texts is looked for in results. */
export function noteSecret(secrets: Map<string, SecretText>, name: string, value: unknown): void {
  for (const [place, text] of listTexts(value).entries()) {
    const label = typeof text === "string" ? `text ${text}` : `bytes ${Buffer.from(text).toString("latin1")}`;
    if (secrets.has(label)) continue;
    secrets.set(label, { name: place === 0 ? name : `${name} (${place + 1})`, spellings: spellSecret(text) });
  }
}

/** The context of a run whose cache has to know whether nodes report something: what they have reported once is to be told again. */
export function countWarnings(context: RunContext, caching: RunCaching): RunContext {
  return {
    get signal() {
      return context.signal;
    },
    get id() {
      return context.id;
    },
    warn(problem) {
      caching.warnings++;
      context.warn(problem);
    },
    abort: (reason) => context.abort(reason),
  };
}
