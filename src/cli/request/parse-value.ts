/** A text as a value, or what it would have to be. */
export type Parsed = { readonly value: unknown } | { readonly expected: string };

/** Reads a text by the type that the source declares, as far as the words of the type tell it; any other type is given as JSON. */
export function parseValue(text: string, type: string): Parsed {
  const members = splitUnion(type).filter((member) => member !== "undefined");
  for (const member of members) {
    const reader = readers[member] ?? readLiteral(member);
    const value = reader?.(text);
    if (value !== undefined) return { value };
  }
  if (members.includes("string")) return { value: text };
  if (members.length > 0 && members.every((member) => readers[member] !== undefined || isLiteral(member)))
    return { expected: describe(members) };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return members.every((member) => anything.has(member))
      ? { value: text }
      : { expected: `JSON, such as '[1, 2]' or '"a text"'` };
  }
}

type Reader = (text: string) => unknown;

/** Each gives `undefined` for a text that is none of its own. */
const readers: Readonly<Record<string, Reader | undefined>> = {
  number: readNumber,
  boolean: (text) => ({ true: true, false: false })[text],
  bigint: (text) => (/^-?\d+n?$/.test(text) ? BigInt(text.replace("n", "")) : undefined),
  Date: (text) => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text)),
  null: (text) => (text === "null" ? null : undefined),
};

const words: Readonly<Record<string, string>> = {
  number: "a finite number",
  boolean: "true or false",
  bigint: "a whole number",
  Date: "a date, such as 2026-01-31",
};
const anything: ReadonlySet<string> = new Set(["unknown", "any"]);

function readNumber(text: string): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && isHeld(text.trim(), value) ? value : undefined;
}

/** Whether a whole number is still the one that was typed: beyond 2^53 most would silently become another one. */
function isHeld(text: string, value: number): boolean {
  return !/^-?\d+$/.test(text) || String(value) === text || BigInt(text) === BigInt(value);
}

/** A literal type takes its own text alone. */
function readLiteral(member: string): Reader | undefined {
  if (!isLiteral(member)) return undefined;
  const isText = /^["']/.test(member);
  return (text) => {
    if (isText) return text === member.slice(1, -1) ? text : undefined;
    return text === member ? (JSON.parse(member) as unknown) : undefined;
  };
}

function isLiteral(member: string): boolean {
  return /^(?:"[^"\\]*"|'[^'\\]*'|-?\d+(?:\.\d+)?|true|false)$/.test(member);
}

function describe(members: readonly string[]): string {
  return members.map((member) => words[member] ?? member).join(" or ");
}

/** The members of a union that is written flat; anything with brackets is one member. */
function splitUnion(type: string): readonly string[] {
  const members = type.split("|").map((member) => member.trim());
  return /[<({[]/.test(type) ? [type.trim()] : members.filter((member) => member !== "");
}
