import type { Graph } from "../graph/graph.ts";
import type { CacheRun } from "./cache-run.ts";
import type { CachedStep } from "./cached-step.ts";
import { compareCode } from "./compare-code.ts";
import type { CodeRecord, Entry } from "./entry.ts";
import type { Change, NodeVerdict } from "./explanation.ts";
import { after } from "./maybe.ts";
import type { MaybePromise } from "./store.ts";
import type { Ticket } from "./ticket.ts";

/** Why a node runs that has no key. */
export const unversionedReason = "something that it takes has no data version";

/** Why a secret runs. */
export const secretReason = "its value is secret, so it is not kept";

/** Why a node runs. */
export type Reason = Pick<NodeVerdict, "why" | "changes"> & { readonly entry?: Entry };

/** So many earlier results are looked at for the one that is nearest. */
const mostEarlier = 20;

/** What has changed since the earlier result that is most like this call. */
export function explainMiss(run: CacheRun, ticket: Ticket, { nodes }: Pick<Graph, "nodes">): MaybePromise<Reason> {
  const { store } = run.cache;
  const { node, code } = ticket.step;
  return after(
    run.ask<readonly Entry[]>(() => store.history(node.module, node.name, mostEarlier), []),
    (history) => {
      const entry = findNearest(history, ticket);
      if (entry === undefined) return wordReason([{ kind: "new", what: "nothing is kept of it yet" }]);
      const others = [...compareInputs(entry, ticket, (name) => nodes.has(name)), ...compareFreshness(entry, ticket)];
      if (entry.code === code.version) {
        const changes = others.length > 0 ? others : [{ kind: "gone", what: "what was kept is gone" } as const];
        return wordReason(changes, entry);
      }
      return after(
        run.ask<CodeRecord | undefined>(() => store.findCode(entry.code), undefined),
        (before) => wordReason([...compareCode(before, code.record()), ...others], entry),
      );
    },
  );
}

/** A step that runs whatever was kept. */
export function explainAlways(step: CachedStep, mode: string): Reason {
  return wordReason([{ kind: "always", what: describeAlways(step, mode) }]);
}

/** Why no earlier result counts; empty where one may. */
export function describeAlways({ behavior, always, hasFreshness, edges }: CachedStep, mode: string): string {
  if (behavior !== "default") return `its cache behavior is "${behavior}"`;
  if (mode === "forceAll" || (mode === "forceFreshInput" && hasFreshness)) return `the cache mode is "${mode}"`;
  if (always !== undefined) return always;
  const unmatched = edges.filter(({ treatment }) => treatment === "unmatched").map(({ edge }) => `"${edge.node}"`);
  return unmatched.length === 0 ? "" : `it takes ${unmatched.join(", ")}, of which nothing is kept`;
}

function findNearest(history: readonly Entry[], ticket: Ticket): Entry | undefined {
  const distance = (entry: Entry): number =>
    (entry.code === ticket.step.code.version ? 0 : 1.5) +
    Object.keys({ ...entry.inputs, ...ticket.inputs }).filter((name) => entry.inputs[name] !== ticket.inputs[name])
      .length +
    (entry.freshness === ticket.freshness ? 0 : 1);
  let nearest: Entry | undefined;
  for (const entry of history) if (nearest === undefined || distance(entry) < distance(nearest)) nearest = entry;
  return nearest;
}

function compareInputs(
  { inputs: before }: Entry,
  { inputs: now }: Ticket,
  isNode: (name: string) => boolean,
): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names.flatMap((name): readonly Change[] => {
    if (before[name] === now[name]) return [];
    if (before[name] === undefined) return [{ kind: "parameters", what: `it takes ${name}, which it did not` }];
    if (now[name] === undefined) return [{ kind: "parameters", what: `it does not take ${name} any more` }];
    return [
      isNode(name) ? { kind: "upstream", what: `what ${name} gives` } : { kind: "input", what: `the input ${name}` },
    ];
  });
}

function compareFreshness(entry: Entry, { freshness }: Ticket): readonly Change[] {
  return entry.freshness === freshness ? [] : [{ kind: "freshness", what: "its freshness" }];
}

/** Kinds whose text is a whole sentence. */
const sentences: ReadonlySet<Change["kind"]> = new Set(["new", "always", "gone"]);

function wordReason(changes: readonly Change[], entry?: Entry): Reason {
  const whole = changes.filter(({ kind, what }) => sentences.has(kind) || what.startsWith("it "));
  const changed = changes.filter((change) => !whole.includes(change)).map(wordChange);
  const words = [...(changed.length === 0 ? [] : [`${listWords(changed)} changed`]), ...whole.map(({ what }) => what)];
  return { why: words.join("; "), changes, ...(entry !== undefined && { entry }) };
}

function wordChange({ kind, what, before, after }: Change): string {
  return (kind === "package" || kind === "version") && before !== undefined && after !== undefined
    ? `${what} (${before} → ${after})`
    : what;
}

const mostListed = 4;

function listWords(words: readonly string[]): string {
  const shown = words.slice(0, mostListed);
  const more = words.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
