import { types } from "node:util";
import { extraKeysOf } from "./own-keys.ts";
import { kindOfValue } from "./value-kind.ts";

/** A part of a value, and how one gets there. */
export interface Child {
  readonly step: string;
  readonly value: unknown;
}

/** What an object holds; nothing where only a codec could tell. */
export function listChildren(value: object): unknown[] {
  if (types.isProxy(value)) return [];
  switch (kindOfValue(value)) {
    case "array":
      return hasItemsOnly(value as readonly unknown[]) ? (value as unknown[]).slice() : listProperties(value);
    case "object":
    case "nullObject":
      return listProperties(value);
    case "error":
      return Reflect.ownKeys(value).map((key) => readData(value, key));
    case "map":
      return [...(value as ReadonlyMap<unknown, unknown>)].flat();
    case "set":
      return [...(value as ReadonlySet<unknown>)];
    default:
      return [];
  }
}

/** The same, with how one gets there. */
export function nameChildren(value: object): readonly Child[] {
  if (types.isProxy(value)) return [];
  switch (kindOfValue(value)) {
    case "array":
    case "object":
    case "nullObject":
    case "error":
      return Object.getOwnPropertyNames(value).map((key) => ({
        step: printStep(value, key),
        value: readData(value, key),
      }));
    case "map": {
      const entries = [...(value as ReadonlyMap<unknown, unknown>)];
      return entries.flatMap(([key, part], index) => [
        { step: `.keys()[${index}]`, value: key },
        { step: `.values()[${index}]`, value: part },
      ]);
    }
    case "set":
      return [...(value as ReadonlySet<unknown>)].map((part, index) => ({ step: `.values()[${index}]`, value: part }));
    default:
      return [];
  }
}

function hasItemsOnly(array: readonly unknown[]): boolean {
  return extraKeysOf(array).length === 0;
}

function listProperties(value: object): unknown[] {
  return Object.keys(value).map((key) => readData(value, key));
}

/** Getters are not asked. */
function readData(value: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

function printStep(value: object, key: string): string {
  if (Array.isArray(value) && /^\d+$/.test(key)) return `[${key}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
