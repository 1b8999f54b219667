import { readOwn } from "../../data/summaries/type-name.ts";
import { describeShape } from "../../run/shape.ts";

const mostText = 1000;
const mostMembers = 50;
const mostDepth = 4;

/** Anything as data that JSON holds, cut where it is long; what is no data is told by its shape. No getter is asked. */
export function toPlainData(value: unknown, depth = 0): unknown {
  try {
    return copy(value, depth);
  } catch {
    return "[unreadable]";
  }
}

function copy(value: unknown, depth: number): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.length > mostText ? `${value.slice(0, mostText)}…` : value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return `${value}n`.slice(0, mostText);
  if (typeof value !== "object") return value === undefined ? undefined : `[${describeShape(value)}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "[invalid date]" : value.toISOString();
  if (value instanceof Error) return { type: value.name, message: copy(value.message, depth) };
  if (depth >= mostDepth) return `[${describeShape(value)}]`;
  if (Array.isArray(value)) return value.slice(0, mostMembers).map((member) => toPlainData(member, depth + 1) ?? null);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return `[${describeShape(value)}]`;
  const keys = Object.keys(value).slice(0, mostMembers);
  return Object.fromEntries(keys.map((key) => [key, toPlainData(readOwn(value, key), depth + 1)]));
}
