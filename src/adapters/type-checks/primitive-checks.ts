import { literalsIn, type ValueType } from "../../value-type.ts";
import { type Check, simpleCheck } from "./check.ts";

const primitives: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  bigint: (value) => typeof value === "bigint",
  boolean: (value) => typeof value === "boolean",
  symbol: (value) => typeof value === "symbol",
  undefined: (value) => value === undefined,
  null: (value) => value === null,
  function: (value) => typeof value === "function",
  object: (value) => (typeof value === "object" && value !== null) || typeof value === "function",
  never: () => false,
};

/** The check of a type that is known by its name alone; names that are not known say nothing. */
export function checkPrimitive(name: string): Check {
  if (Object.hasOwn(primitives, name)) return simpleCheck(name, primitives[name]!);
  return { type: name, isOpen: true, fits: () => true, explain() {} };
}

export function checkLiterals(type: Extract<ValueType, readonly ["=", ...unknown[]]>): Check {
  const literals: ReadonlySet<unknown> = new Set(literalsIn(type));
  return simpleCheck(type, (value) => literals.has(value));
}

export function checkBigint(type: readonly ["bigint", string]): Check {
  const literal = BigInt(type[1]);
  return simpleCheck(type, (value) => value === literal);
}

/** A text of fixed and free parts. */
export function checkTemplate(type: Extract<ValueType, readonly ["template", ...unknown[]]>): Check {
  const [, ...parts] = type;
  const pattern = new RegExp(
    `^${parts.map((part, place) => (place % 2 === 0 ? escapePattern(part as string) : patternOf(part))).join("")}$`,
  );
  return simpleCheck(type, (value) => typeof value === "string" && pattern.test(value));
}

const anything = String.raw`[\s\S]*`;
const patterns: Readonly<Record<string, string>> = {
  number: String.raw`\s*[-+]?\.?\d[\w.+-]*\s*`,
  bigint: String.raw`-?\w+`,
  boolean: "(?:true|false)",
  null: "null",
  undefined: "undefined",
};

function patternOf(type: ValueType): string {
  if (typeof type === "string") return patterns[type] ?? anything;
  if (type[0] === "=")
    return `(?:${literalsIn(type)
      .map((literal) => escapePattern(String(literal)))
      .join("|")})`;
  if (type[0] !== "or") return anything;
  const [, ...parts] = type;
  return `(?:${parts.map(patternOf).join("|")})`;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
