import { printLiteral } from "../decorators/literal-type.ts";
import type { ConfigValue } from "../node.ts";

export { printLiteral } from "../decorators/literal-type.ts";

const identifier = /^[A-Za-z_$][\w$]*$/;

/** A property key, quoted where it has to be. */
export function printKey(name: string): string {
  return identifier.test(name) && name !== "__proto__" ? name : JSON.stringify(name);
}

/** A union of names as string literals; `never` of none. */
export function printNames(names: Iterable<string>): string {
  return [...names].map((name) => JSON.stringify(name)).join(" | ") || "never";
}

/** A union of literals; `never` of none. */
export function printLiterals(values: Iterable<ConfigValue>): string {
  return [...values].map(printLiteral).join(" | ") || "never";
}

/** `{ mode: "batch" | "online" }` */
export function printChoices(choices: Readonly<Record<string, readonly ConfigValue[]>>): string {
  const parts = Object.entries(choices).map(([key, values]) => `${printKey(key)}: ${printLiterals(values)}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
}

/** A doc comment on one line, or nothing. */
export function printDoc(text: string, indent: string): string {
  const line = text
    .replaceAll("*/", "*\\/")
    .split(/\s*\n\s*/)
    .join(" ")
    .trim();
  return line === "" ? "" : `${indent}/** ${line} */\n`;
}

/** Plain data as a TypeScript expression on one line. */
export function printData(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printData).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    const parts = Object.entries(value).map(
      ([key, item]) => `${key === "__proto__" ? '["__proto__"]' : printKey(key)}: ${printData(item)}`,
    );
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return value === undefined ? "undefined" : Object.is(value, -0) ? "-0" : JSON.stringify(value);
}
