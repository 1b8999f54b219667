import { types } from "node:util";
import { extraKeysOf, ownKeysOf } from "./own-keys.ts";
import { kindOfValue } from "./value-kind.ts";

/** Whether JSON keeps a value exactly; `shared` where it keeps all but that some of its objects stand in two places. */
export type JsonFit = "no" | "whole" | "shared";

/** About as many letters of JSON: beyond, the other format is faster, and no text is that long. */
const mostSize = 2 ** 26;
const mostDepth = 1000;
const sizeOfObject = 32;
const sizeOfNumber = 8;

/**
 * Objects that stand in two places count twice, as in JSON, so that the answer is the same for a copy. Without `tellsShared` it never says `shared`, which is
 * faster.
 */
export function fitJson(root: unknown, tellsShared: boolean): JsonFit {
  let size = 0;
  let first: object | undefined;
  let seen: Set<object> | undefined;
  let isShared = false;

  /** Small values have one object alone. */
  function note(value: object): void {
    if (!tellsShared) return;
    if (first === undefined) first = value;
    else {
      seen ??= new Set([first]);
      if (seen.has(value)) isShared = true;
      else seen.add(value);
    }
  }

  function fits(value: unknown, depth: number): boolean {
    switch (typeof value) {
      case "string":
        size += value.length + sizeOfNumber;
        return size <= mostSize;
      case "number":
        size += sizeOfNumber;
        return Number.isFinite(value) && !Object.is(value, -0) && size <= mostSize;
      case "boolean":
        size += sizeOfNumber;
        return size <= mostSize;
      case "object":
        size += sizeOfObject;
        return value === null ? size <= mostSize : fitsObject(value, depth);
      default:
        return false;
    }
  }

  function fitsObject(value: object, depth: number): boolean {
    // A cycle ends here, too.
    if (depth > mostDepth || size > mostSize || types.isProxy(value)) return false;
    const kind = kindOfValue(value);
    if (kind === "array") {
      note(value);
      const array = value as readonly unknown[];
      for (let index = 0; index < array.length; index++) if (!fits(array[index], depth + 1)) return false;
      return extraKeysOf(array).length === 0 && Object.getOwnPropertySymbols(array).length === 0;
    }
    if (kind !== "object") return false;
    note(value);
    const keys = ownKeysOf(value);
    if (keys === undefined) return false;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!;
      size += key.length;
      if (!fits((value as Readonly<Record<string, unknown>>)[key], depth + 1)) return false;
    }
    return true;
  }

  if (!fits(root, 0)) return "no";
  return isShared ? "shared" : "whole";
}
