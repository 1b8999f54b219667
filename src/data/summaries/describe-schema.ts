import type { Budget } from "./budget.ts";

const mostDepth = 4;
const mostShown = 20;
const mostText = 400;

/** What zod 4 keeps of a schema, as far as it is looked at. */
interface Definition {
  readonly type?: unknown;
  readonly shape?: object;
  readonly element?: unknown;
  readonly innerType?: unknown;
  readonly options?: readonly unknown[];
  readonly entries?: object;
  readonly values?: readonly unknown[];
  readonly items?: readonly unknown[];
  readonly keyType?: unknown;
  readonly valueType?: unknown;
  readonly in?: unknown;
  readonly left?: unknown;
  readonly right?: unknown;
}

/** What a schema asks for, close to how TypeScript would write it; of other libraries than zod only their name. */
export function describeSchema(schema: object, vendor: string, cut: Budget["cut"]): string {
  const text = definitionOf(schema) === undefined ? `schema of ${vendor}` : describe(schema, 0);
  return cut(text, mostText);
}

function definitionOf(schema: unknown): Definition | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const inner = (schema as { readonly _zod?: { readonly def?: Definition } })._zod;
  return inner?.def;
}

function describe(schema: unknown, depth: number): string {
  const definition = definitionOf(schema);
  if (definition === undefined) return "unknown";
  if (depth >= mostDepth) return "…";
  const type = String(definition.type);
  return describers.get(type)?.(definition, (inner) => describe(inner, depth + 1)) ?? type;
}

type Describe = (definition: Definition, inner: (schema: unknown) => string) => string;

const through: Describe = ({ innerType }, inner) => inner(innerType);

const describers: ReadonlyMap<string, Describe> = new Map<string, Describe>([
  ["object", ({ shape = {} }, inner) => describeShape(shape, inner)],
  ["array", ({ element }, inner) => `array of ${inner(element)}`],
  ["set", (definition, inner) => `set of ${inner(definition.valueType)}`],
  ["optional", ({ innerType }, inner) => `${inner(innerType)} | undefined`],
  ["nullable", ({ innerType }, inner) => `${inner(innerType)} | null`],
  ["default", through],
  ["prefault", through],
  ["readonly", through],
  ["catch", through],
  ["nonoptional", through],
  ["promise", ({ innerType }, inner) => `promise of ${inner(innerType)}`],
  ["union", ({ options = [] }, inner) => join(options.map(inner), " | ")],
  ["intersection", ({ left, right }, inner) => `${inner(left)} & ${inner(right)}`],
  ["tuple", ({ items = [] }, inner) => `[${join(items.map(inner), ", ")}]`],
  ["record", ({ keyType, valueType }, inner) => `record of ${inner(keyType)} to ${inner(valueType)}`],
  ["map", ({ keyType, valueType }, inner) => `map of ${inner(keyType)} to ${inner(valueType)}`],
  ["enum", ({ entries = {} }) => join(Object.values(entries).map(quote), " | ")],
  ["literal", ({ values = [] }) => join(values.map(quote), " | ")],
  ["pipe", (definition, inner) => inner(definition.in)],
]);

function describeShape(shape: object, inner: (schema: unknown) => string): string {
  const fields = Object.entries(shape).map(([name, field]) => {
    const type = definitionOf(field)?.type;
    const isOptional = type === "optional" || type === "default";
    return isOptional ? `${name}?: ${inner(definitionOf(field)?.innerType)}` : `${name}: ${inner(field)}`;
  });
  return fields.length === 0 ? "{}" : `{ ${join(fields, ", ")} }`;
}

function join(parts: readonly string[], separator: string): string {
  const rest = parts.length - mostShown;
  return rest > 0 ? `${parts.slice(0, mostShown).join(separator)}${separator}… ${rest} more` : parts.join(separator);
}

function quote(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
