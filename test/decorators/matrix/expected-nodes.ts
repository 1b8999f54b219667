import type { Kind, Stack } from "./use.ts";
import { cacheOf, tagsOf } from "./vocabulary.ts";

/** One node as the rules say it has to be. */
export interface ExpectedNode {
  readonly value: unknown;
  readonly type: string;
  readonly tags: Readonly<Record<string, unknown>>;
  /** What is said of its result; `freshness: true` where there is a function for that. */
  readonly cache: Readonly<Record<string, unknown>>;
  /** It is computed although nothing has changed. */
  readonly isRepeated: boolean;
}

/** What has to be known of a node to tell what decorators say of it. */
export interface NodeFacts {
  /** What is meant for all nodes of the function is not meant for it. */
  readonly isUntagged?: boolean;
  /** Another function computes it. */
  readonly isOther?: boolean;
  /** It reads or writes outside. */
  readonly isOutside?: boolean;
  /** The function computes it, with arguments of its own. */
  readonly isCall?: boolean;
  /** It is the function's result, before or after what is done with that. */
  readonly isWhole?: boolean;
}

/** The nodes that are made one after the other; no two have one name. */
export interface NodeBook {
  readonly add: <T>(name: string, type: string, value: T, facts?: NodeFacts) => T;
  /** The second of a name is called `name.2`. */
  readonly addFresh: <T>(name: string, type: string, value: T, facts?: NodeFacts) => T;
  valueOf(name: string): unknown;
  /** All of them, with what is said of them in the end. */
  finish(stack: Stack, results: readonly string[], columns: readonly string[]): ReadonlyMap<string, ExpectedNode>;
}

type Made = Pick<ExpectedNode, "value" | "type"> & { readonly facts: NodeFacts };

export function openBook(): NodeBook {
  const made = new Map<string, Made>();
  function add<T>(name: string, type: string, value: T, facts: NodeFacts = {}): T {
    if (made.has(name)) throw new Error(`Two nodes "${name}".`);
    made.set(name, { value, type, facts });
    return value;
  }
  return {
    add,
    addFresh(base, type, value, facts) {
      let name = base;
      for (let count = 2; made.has(name); count++) name = `${base}.${count}`;
      return add(name, type, value, facts);
    },
    valueOf: (name) => made.get(name)!.value,
    finish: (stack, [first], columns) =>
      new Map(
        [...made].map(([name, { value, type, facts }]) => {
          const tags = readTags(stack, facts, name === first);
          const cache = readCache(stack, facts, columns.includes(name));
          const isFresh = cache["freshness"] === true;
          const isRepeated = cache["behavior"] === "recompute" || (facts.isOutside === true && !isFresh);
          return [name, { value, type, tags, cache, isRepeated }];
        }),
      ),
  };
}

const tagging: readonly Kind[] = ["tag", "tagOutputs"];

function readTags(stack: Stack, { isUntagged }: NodeFacts, isFirst: boolean): ExpectedNode["tags"] {
  const meant = stack.filter(({ kind }) => tagging.includes(kind) && (kind === "tag" ? isUntagged !== true : isFirst));
  return Object.assign({}, ...meant.map(({ kind, turn }) => tagsOf(kind, turn))) as ExpectedNode["tags"];
}

function readCache(stack: Stack, facts: NodeFacts, isColumn: boolean): ExpectedNode["cache"] {
  const { isUntagged, isOther, isCall, isWhole } = facts;
  const said: Record<string, unknown> = {};
  for (const use of stack) {
    if (use.kind !== "cache") continue;
    if (use.targeted === true ? !isColumn : isUntagged === true || isOther === true) continue;
    const { format, ...rest } = cacheOf(use);
    Object.assign(said, rest, isWhole === true && format !== undefined && { format });
    if (hasFreshness(use) && isCall === true) said["freshness"] = true;
  }
  return said;
}

/** A call of `cache` that gives a freshness function. */
export function hasFreshness({ turn, targeted }: Stack[number]): boolean {
  return turn === 0 && targeted !== true;
}
