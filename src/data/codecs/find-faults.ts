import { types } from "node:util";
import type { Fault } from "../../errors/data.ts";
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
      for (const [index, part] of (value as readonly unknown[]).entries())
        yield { value: part, within, step: `[${index}]` };
      return;
    case "object":
      for (const key of Object.keys(value))
        yield { value: (value as Readonly<Record<string, unknown>>)[key], within, step: printKey(key) };
      for (const key of Object.getOwnPropertySymbols(value))
        yield { value: key, within, step: " (the name of a property)" };
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

function printKey(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** What is wrong with a value itself, whatever it holds. */
function describeFault(value: unknown): string | undefined {
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (typeof value !== "object" || value === null) return undefined;
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  if (buffer instanceof ArrayBuffer && buffer.detached)
    return "a buffer that was given away before; give a new one, or a copy";
  if (kindOf(value) !== undefined) return types.isProxy(value) ? "a proxy" : undefined;
  return codecFor(value) === undefined ? describeInstance(value) : undefined;
}

function describeInstance(value: object): string {
  if (types.isPromise(value)) return "a promise; await it first";
  if (types.isProxy(value)) return "a proxy";
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
