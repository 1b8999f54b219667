import { types } from "node:util";
import { fitJson } from "./is-json.ts";
import { nameChildren } from "./list-children.ts";
import { ownKeysOf } from "./own-keys.ts";
import { describeInstance } from "./unfit.ts";
import { kindOfValue } from "./value-kind.ts";

const mostSteps = 50;

/** What in a value JSON would change, and where: `a Date at .at`. */
export function describeJsonFault(root: unknown): string {
  let value = root;
  let path = "";
  const seen = new Set<unknown>();
  for (let step = 0; step < mostSteps; step++) {
    seen.add(value);
    const children = isPlain(value) ? nameChildren(value) : [];
    const next = children.find((child) => !isLength(value, child.step) && fitJson(child.value, false) === "no");
    if (next === undefined) break;
    path += next.step;
    if (seen.has(next.value)) return `a cycle at ${path}`;
    value = next.value;
  }
  return path === "" ? describe(value) : `${describe(value)} at ${path}`;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return false;
  const kind = kindOfValue(value);
  return kind === "array" || (kind === "object" && ownKeysOf(value) !== undefined);
}

const isLength = (value: unknown, step: string): boolean => Array.isArray(value) && step === ".length";

function describe(value: unknown): string {
  if (value === undefined) return "undefined";
  if (typeof value === "number") return "a number that JSON does not have (NaN, an infinity or -0)";
  if (typeof value !== "object" || value === null) return `a ${typeof value}`;
  if (Array.isArray(value)) return "an array with holes or properties of its own, or too large a one";
  const kind = types.isProxy(value) ? undefined : kindOfValue(value);
  if (kind === "object") return "an object with getters, hidden properties or symbols, or too large a one";
  if (kind === "nullObject") return "an object without a prototype";
  return describeInstance(value);
}
