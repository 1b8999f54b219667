import { isMarkedAsUntransferable } from "node:worker_threads";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { listExtraKeys } from "./array-keys.ts";
import type { Coded } from "../../codec.ts";
import { createWalk, type IsGiven, isSendable, type Walk } from "./walk.ts";

/** Values as structured clone takes them. */
export interface Packed {
  readonly values: unknown;
  /** What codecs made of values that it would not copy as they are. */
  readonly coded: readonly (readonly [codec: string, parts: object])[];
  /** Where those values belong. */
  readonly places: readonly CodedPlace[];
}

/** A place that is empty until a value has been unpacked; in maps and sets, by the place of the entry. */
export interface CodedPlace {
  readonly within: object;
  readonly key: string | number;
  readonly side: "key" | "value";
  readonly coded: number;
}

/** Values on their way, with the buffers that go along instead of being copied. */
export interface Parcel {
  readonly packed: Packed;
  readonly moved: readonly ArrayBuffer[];
}

/**
 * Makes values ready to be posted to another thread: what structured clone would change goes through codecs, wherever it stands. `undefined` where something cannot be sent,
 * which `findFaults` then tells. Buffers for which `isGiven` holds are given away.
 */
export async function packValues(values: readonly unknown[], isGiven: IsGiven): Promise<Parcel | undefined> {
  const packing = startPacking(values, isGiven);
  let step = packing.next();
  while (step.done !== true) {
    let coded: Coded;
    try {
      coded = await step.value();
    } catch (error) {
      // A package is missing. Otherwise the value is none of those that it looks like.
      if (error instanceof DataflowError) throw error;
      return undefined;
    }
    step = packing.next(coded);
  }
  return step.value;
}

/** The same at once; `undefined` also where it would take some time. */
export function packNow(values: readonly unknown[]): Packed | undefined {
  const packing = startPacking(values, () => false, true);
  let step = packing.next();
  try {
    while (step.done !== true) step = packing.next(step.value() as Coded);
  } catch {
    return undefined;
  }
  return step.value?.packed;
}

/** Asks for each value that has a codec what that makes of it. */
function* startPacking(
  values: readonly unknown[],
  isGiven: IsGiven,
  isAtOnce = false,
): Generator<() => Coded | Promise<Coded>, Parcel | undefined, Coded> {
  const walk = createWalk(isGiven);
  walk.visit(values);
  if (walk.isFaulty) return undefined;
  if (walk.coded.size === 0)
    return {
      packed: { values, coded: [], places: [] },
      moved: [...walk.buffers].filter((buffer) => mayMove(buffer, isGiven)),
    };
  const parts: object[] = [];
  const owned = new Set<ArrayBuffer>();
  // Parts hold further values, errors their causes.
  for (const [value, codec] of walk.coded) {
    if (isAtOnce && codec.takesTime === true) return undefined;
    const made = yield () => codec.pack(value, isSendable);
    parts.push(made.parts);
    for (const buffer of made.owned ?? []) owned.add(buffer);
    walk.visit(made.parts);
  }
  if (walk.isFaulty) return undefined;
  const moved = [...walk.buffers].filter((buffer) => owned.has(buffer) || mayMove(buffer, isGiven));
  return { packed: takeApart(values, parts, walk), moved };
}

function mayMove(buffer: ArrayBuffer, isGiven: IsGiven): boolean {
  return isGiven(buffer) && !isMarkedAsUntransferable(buffer);
}

/** Values with empty places: whatever holds objects is copied once, so that nobody sees them. */
function takeApart(values: unknown, parts: readonly object[], { branches, coded }: Walk): Packed {
  const places: CodedPlace[] = [];
  const numbers = new Map<unknown, number>([...coded.keys()].map((value, number) => [value, number]));
  const copies = new Map<unknown, object>();
  for (const branch of branches) copies.set(branch, copyEmpty(branch));

  function swap(child: unknown, within: object, key: string | number, side: CodedPlace["side"] = "value"): unknown {
    const number = numbers.get(child);
    if (number === undefined) return copies.get(child) ?? child;
    places.push({ within, key, side, coded: number });
    // Every key of a map is another one.
    return {};
  }

  for (const branch of branches) {
    const copy = copies.get(branch)!;
    if (branch instanceof Map) {
      let entry = 0;
      for (const [key, value] of branch) {
        (copy as Map<unknown, unknown>).set(swap(key, copy, entry, "key"), swap(value, copy, entry));
        entry++;
      }
    } else if (branch instanceof Set) {
      let entry = 0;
      for (const value of branch) (copy as Set<unknown>).add(swap(value, copy, entry++));
    } else if (Array.isArray(branch)) {
      // Holes stay holes.
      branch.forEach((child: unknown, index) => ((copy as unknown[])[index] = swap(child, copy, index)));
      for (const key of listExtraKeys(branch)) setOwn(copy, key, swap(readOwn(branch, key), copy, key));
    } else {
      for (const [key, child] of Object.entries(branch)) setOwn(copy, key, swap(child, copy, key));
    }
  }
  const codecs = [...coded.values()];
  return {
    values: copies.get(values) ?? values,
    coded: parts.map((part, number) => [codecs[number]!.name, copies.get(part) ?? part]),
    places,
  };
}

function copyEmpty(branch: object): object {
  if (branch instanceof Map) return new Map();
  if (branch instanceof Set) return new Set();
  if (!Array.isArray(branch)) return {};
  const copy: unknown[] = [];
  copy.length = branch.length;
  return copy;
}

function readOwn(array: object, key: string): unknown {
  return (array as Readonly<Record<string, unknown>>)[key];
}

/** Also where the key is `__proto__`. */
function setOwn(target: object, key: string, value: unknown): void {
  if (key !== "__proto__") (target as Record<string, unknown>)[key] = value;
  else Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
}
