import { types } from "node:util";
import type { Fault } from "../../errors/data.ts";
import { listExtraKeys } from "./array-keys.ts";
import { codecFor } from "./codecs.ts";
import { kindOf } from "./kind-of.ts";

/** Somewhere in a value, and how one gets there. */
interface Place {
  readonly value: unknown;
  readonly within?: Place;
  readonly step: string;
}

const mostFaults = 10;

/** Where in a value something is that cannot be sent, and what it is; never the value itself. `label` is what the value is called. */
export function findFaults(root: unknown, label: string): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<unknown>();
  // What is found first has the shortest way.
  const places: Place[] = [{ value: root, step: label }];
  for (let index = 0; index < places.length && faults.length < mostFaults; index++) {
    const place = places[index]!;
    const { value } = place;
    if (typeof value === "object" && value !== null) {
      if (seen.has(value)) continue;
      seen.add(value);
    }
    const message = describeFault(value);
    if (message !== undefined) faults.push({ place: printPlace(place), message });
    else if (typeof value === "object" && value !== null) for (const part of listParts(place, value)) places.push(part);
  }
  return faults;
}

function printPlace(place: Place): string {
  const steps: string[] = [];
  for (let at: Place | undefined = place; at !== undefined; at = at.within) steps.push(at.step);
  return steps.toReversed().join("").replace(/^\./, "");
}

function* listParts(within: Place, value: object): Iterable<Place> {
  switch (kindOf(value)) {
    case "array":
      for (const index of (value as readonly unknown[]).keys())
        yield { value: readSafely(value, index), within, step: `[${index}]` };
      yield* listProperties(within, value, listExtraKeys(value as readonly unknown[]));
      return;
    case "object":
      yield* listProperties(within, value, Object.keys(value));
      return;
    case "map": {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)];
      for (const [index, [key, part]] of entries.entries()) {
        yield { value: key, within, step: `.keys()[${index}]` };
        yield { value: part, within, step: `.values()[${index}]` };
      }
      return;
    }
    case "set":
      for (const [index, part] of [...(value as ReadonlySet<unknown>)].entries())
        yield { value: part, within, step: `.values()[${index}]` };
      return;
    default:
  }
}

function* listProperties(within: Place, value: object, keys: readonly string[]): Iterable<Place> {
  for (const key of keys) yield { value: readSafely(value, key), within, step: printKey(key) };
  for (const key of Object.getOwnPropertySymbols(value))
    yield { value: key, within, step: " (the name of a property)" };
}

/** Stands for the value of a getter that throws. */
const unreadable = Symbol("unreadable");

function readSafely(value: object, key: string | number): unknown {
  try {
    return (value as Readonly<Record<string | number, unknown>>)[key];
  } catch {
    return unreadable;
  }
}

function printKey(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** What is wrong with a value itself, whatever it holds. */
function describeFault(value: unknown): string | undefined {
  if (typeof value === "function") return "a function";
  if (value === unreadable) return "a getter that throws";
  if (typeof value === "symbol") return "a symbol";
  if (typeof value !== "object" || value === null) return undefined;
  if (types.isProxy(value)) return codecFor(value) === undefined ? "a proxy" : undefined;
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  if (buffer instanceof ArrayBuffer && buffer.detached)
    return "a buffer that was given away before; give a new one, or a copy";
  if (kindOf(value) !== undefined) return undefined;
  try {
    return codecFor(value) === undefined ? describeInstance(value) : undefined;
  } catch {
    return "an object with a getter that throws";
  }
}

function describeInstance(value: object): string {
  if (types.isPromise(value)) return "a promise; await it first";
  if (types.isGeneratorObject(value) || isIterator(value))
    return "an iterator; give an array, for example by [...values]";
  const { name } = (value.constructor ?? {}) as { readonly name?: unknown };
  return typeof name === "string" && name !== "" && name !== "Object"
    ? `an instance of class ${name}, whose methods would be lost; give a plain object`
    : "an object with a prototype of its own, which would be lost; give a plain object";
}

function isIterator(value: object): boolean {
  const { next } = value as { readonly next?: unknown };
  return typeof next === "function" && (Symbol.iterator in value || Symbol.asyncIterator in value);
}
