import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkText } from "./check-text.ts";

/** A type as it is written, with the declarations that it names, and values of it. */
interface Typed {
  readonly text: string;
  readonly declarations: readonly string[];
  readonly values: fc.Arbitrary<unknown>;
}

const simple: fc.Arbitrary<Typed> = fc.constantFrom<Typed>(
  { text: "string", declarations: [], values: fc.string() },
  { text: "number", declarations: [], values: fc.double() },
  { text: "boolean", declarations: [], values: fc.boolean() },
  { text: "bigint", declarations: [], values: fc.bigInt() },
  { text: "null", declarations: [], values: fc.constant(null) },
  { text: "undefined", declarations: [], values: fc.constant(undefined) },
  { text: '"on" | "off"', declarations: [], values: fc.constantFrom("on", "off") },
  { text: "1 | -2 | true", declarations: [], values: fc.constantFrom(1, -2, true) },
  { text: "`id-${number}`", declarations: [], values: fc.nat().map((id) => `id-${id}`) },
  { text: "Date", declarations: [], values: fc.date() },
  { text: "Uint8Array", declarations: [], values: fc.uint8Array() },
);

const propertyNames = fc.uniqueArray(fc.constantFrom("a", "b", "two words", "count", "kind", "größe"), {
  minLength: 1,
  maxLength: 3,
});

let declared = 0;

const { type: types } = fc.letrec<{ readonly type: Typed }>((tie) => {
  const inner = tie("type");
  const array = inner.map(({ text, declarations, values }): Typed => ({
    text: `(${text})[]`,
    declarations,
    values: fc.array(values, { maxLength: 3 }),
  }));
  const tuple = fc.array(inner, { minLength: 1, maxLength: 3 }).map((parts): Typed => ({
    text: `[${parts.map(({ text }) => text).join(", ")}]`,
    declarations: parts.flatMap(({ declarations }) => declarations),
    values: fc.tuple(...parts.map(({ values }) => values)),
  }));
  const union = fc.array(inner, { minLength: 2, maxLength: 3 }).map((parts): Typed => ({
    text: parts.map(({ text }) => text).join(" | "),
    declarations: parts.flatMap(({ declarations }) => declarations),
    values: fc.oneof(...parts.map(({ values }) => values)),
  }));
  const object = fc
    .tuple(propertyNames, fc.array(fc.tuple(inner, fc.boolean()), { minLength: 3, maxLength: 3 }), fc.boolean())
    .map(([names, parts, isNamed]): Typed => {
      const members = names.map((name, place) => ({ name, part: parts[place]![0], optional: parts[place]![1] }));
      const text = `{ ${members.map(({ name, part, optional }) => `${JSON.stringify(name)}${optional ? "?" : ""}: ${part.text}`).join("; ")} }`;
      const declarations = members.flatMap(({ part }) => part.declarations);
      const values = fc.record(Object.fromEntries(members.map(({ name, part }) => [name, part.values])), {
        requiredKeys: members.filter(({ optional }) => !optional).map(({ name }) => name),
      });
      if (!isNamed) return { text, declarations, values };
      const name = `Named${(declared += 1)}`;
      return { text: name, declarations: [...declarations, `interface ${name} ${text}`], values };
    });
  const record = inner.map(({ text, declarations, values }): Typed => ({
    text: `Record<string, ${text}>`,
    declarations,
    values: fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), values, { maxKeys: 3, noNullPrototype: true }),
  }));
  const map = fc.tuple(inner, inner).map(([key, value]): Typed => ({
    text: `Map<${key.text}, ${value.text}>`,
    declarations: [...key.declarations, ...value.declarations],
    values: fc.array(fc.tuple(key.values, value.values), { maxLength: 3 }).map((entries) => new Map(entries)),
  }));
  const set = inner.map(({ text, declarations, values }): Typed => ({
    text: `ReadonlySet<${text}>`,
    declarations,
    values: fc.array(values, { maxLength: 3 }).map((items) => new Set(items)),
  }));
  const linked = inner.map(({ text, declarations, values }): Typed => {
    const name = `Linked${(declared += 1)}`;
    return {
      text: name,
      declarations: [...declarations, `interface ${name} { value: ${text}; next?: ${name} | null }`],
      values: fc
        .array(values, { minLength: 1, maxLength: 4 })
        .map((list) => list.reduceRight<object | null>((next, value) => ({ value, next }), null)),
    };
  });
  return {
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: simple, weight: 4 },
      ...[array, tuple, union, object, record, map, set, linked].map((arbitrary) => ({ arbitrary, weight: 1 })),
    ),
  };
});

const typed = types.chain(({ text, declarations, values }) =>
  values.map((value) => ({ text, declarations: declarations.join("\n"), value })),
);
const runs = process.env["EPONYM_LONG"] === "1" ? 5000 : 300;

test("values of a type are taken", () => {
  fc.assert(
    fc.property(typed, ({ text, declarations, value }) => {
      expect(checkText(text, declarations)(value)).toEqual([]);
      expect(checkText(text, declarations, { exact: true, mostItems: 2 })(value)).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test("a value with something else in any of its places is rejected, and that place is told", () => {
  fc.assert(
    fc.property(typed, fc.array(fc.nat(), { maxLength: 6 }), ({ text, declarations, value }, picks) => {
      // Without `exact`, it may fit a type that has other properties.
      const told = checkText(text, declarations, { exact: true })(spoil(value, picks));
      expect(told.length).toBeGreaterThan(0);
    }),
    { numRuns: runs },
  );
});

const wrong = Symbol("of no type");

/** The value with one of its parts replaced: the one to which some choices lead. */
function spoil(value: unknown, [pick, ...further]: readonly number[]): unknown {
  if (pick === undefined || typeof value !== "object" || value === null) return wrong;
  if (value instanceof Date || ArrayBuffer.isView(value)) return wrong;
  if (value instanceof Set) return new Set(spoilOne([...value], pick, further));
  if (value instanceof Map) {
    const entries = [...value] as [unknown, unknown][];
    if (entries.length === 0) return wrong;
    const place = pick % entries.length;
    return new Map(entries.map(([key, each], at) => [key, at === place ? spoil(each, further) : each]));
  }
  if (Array.isArray(value)) return value.length === 0 ? wrong : spoilOne(value, pick, further);
  const names = Object.keys(value);
  if (names.length === 0) return wrong;
  const name = names[pick % names.length]!;
  return { ...value, [name]: spoil((value as Record<string, unknown>)[name], further) };
}

function spoilOne(items: readonly unknown[], pick: number, further: readonly number[]): readonly unknown[] {
  if (items.length === 0) return [wrong];
  return items.with(pick % items.length, spoil(items[pick % items.length], further));
}
