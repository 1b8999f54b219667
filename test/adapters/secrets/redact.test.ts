import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactor, type Redactor } from "../../../src/adapters/secrets/redact.ts";
import { sketchGraph } from "../../run/make-dataflow.ts";

const key = "sk-SECRETKEY-abc0123";
const odd = 'sk-SECRETKEY-"quote\n&é/=x';

function redactorOf(secret: unknown): Redactor {
  const { graph } = sketchGraph({ used: [["secret token"], () => 1] });
  return createRedactor({ graph, inputs: { token: secret }, overrides: {} });
}

class Client {
  readonly name = "shop";
  readonly apiKey: unknown;
  constructor(apiKey: unknown) {
    this.apiKey = apiKey;
  }
}

class Ticket {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toJSON(): object {
    return { ticket: this.#text };
  }
}

const places: Readonly<Record<string, (text: string) => unknown>> = {
  "a map": (text) => new Map([[text, { deep: text }]]),
  "a set": (text) => new Set(["a", text]),
  "a URL": (text) => new URL(`https://example.org/?k=${encodeURIComponent(text)}`),
  "a URL that has encoded it by itself": (text) => new URL(`https://example.org/?k=${text.replace("#", "")}`),
  "a password of a URL": (text) => Object.assign(new URL("https://me@example.org/"), { password: text }),
  "parameters of a URL": (text) => new URLSearchParams({ k: text }),
  "a buffer": (text) => Buffer.from(`Bearer ${text}`),
  "bytes of UTF-16": (text) => Buffer.from(text, "utf16le"),
  "a buffer as JSON": (text) => Buffer.from(text).toJSON(),
  "codes of characters": (text) => Uint32Array.from(text, (character) => character.codePointAt(0)!),
  "bytes in memory": (text) => new TextEncoder().encode(text).buffer,
  "a view of bytes": (text) => new DataView(new TextEncoder().encode(text).buffer),
  "a key": (text) => ({ [text]: 1, [`is ${text}`]: { [text]: 2 } }),
  "an object of a class": (text) => [new Client(text), { client: new Client([text]) }],
  "what tells itself as JSON": (text) => new Ticket(`t ${text}`),
  "what cannot be looked into": (text) => new Headers({ authorization: encodeURIComponent(text) }),
  "an object in itself": (text) => {
    const loop: Record<string, unknown> = { text };
    return Object.assign(loop, { loop, list: [loop] });
  },
  "a pattern": (text) => [new RegExp(text.replaceAll("\n", ""), "u"), new RegExp(text)],
  "a symbol": (text) => [Symbol(text)],
  "a boxed text": (text) => [Object(text)],
  "an error": (text) => Object.assign(new TypeError(text, { cause: { text } }), { name: `E ${text}` }),
  JSON: (text) => JSON.stringify({ text }),
  "JSON in JSON": (text) => JSON.stringify({ body: JSON.stringify({ text }) }),
  "an encoded text": (text) => encodeURIComponent(text),
  "a text encoded in small letters": (text) => encodeURIComponent(text).replaceAll(/%../g, (hex) => hex.toLowerCase()),
  "a form": (text) => new URLSearchParams({ text }).toString(),
  "an address": (text) => encodeURI(`https://example.org/${text}`),
  "lines that are indented": (text) => text.replaceAll("\n", "\n    "),
  "an inspected value": (text) => inspect({ text }),
};

/** Whatever could be told of a value: as JSON, as Node shows it, with entries of maps and sets. */
function tellAll(value: unknown): string {
  return `${inspect(value, { depth: 20, showHidden: false })} ${JSON.stringify(value, (_, part: unknown) =>
    part instanceof Map || part instanceof Set ? [...part] : typeof part === "bigint" ? String(part) : part,
  )}`;
}

describe.each([
  ["a plain text", key],
  ["a text with quotes, line breaks and other letters", odd],
])("%s", (_, secret) => {
  test.each(Object.entries(places))("is not told in %s", (_name, place) => {
    expect(tellAll(redactorOf(secret).clean({ fact: place(secret) }))).not.toMatch(/SECRETKEY|115,\s*107/);
  });
});

test("what holds no secret stays as it is", () => {
  const { clean } = redactorOf(key);
  const client = new Client("other");
  const [date, url, bytes] = [new Date(0), new URL("https://example.org"), Buffer.from("other")];
  const facts = { client, date, url, bytes, map: new Map([["a", 1]]), list: [1, 2.5, 3n, null, undefined, true] };
  expect(clean(facts)).toEqual(facts);
  expect((clean(facts) as typeof facts).client).toBe(client);
  expect(redactorOf(undefined).clean(new Headers())).toBeInstanceOf(Headers);
  expect(clean([new Headers(), Promise.resolve(1)])).toEqual(["[Headers]", "[Promise]"]);
});

describe("a secret number", () => {
  test.each([
    [987_654_321, "PIN 987654321 is wrong", "PIN [secret] is wrong"],
    [987_654_321, "987654321, 987654321.", "[secret], [secret]."],
    [987_654_321, "19876543210 or 987654321.5 or 0.987654321", "19876543210 or 987654321.5 or 0.987654321"],
    [9182n, "9182n and 9182", "[secret]n and [secret]"],
    [-4711, "it is -4711", "it is -[secret]"],
    [123, "123 and 123", "123 and 123"],
    [12.345, "12.345 or 112.345", "[secret] or 112.345"],
  ])("%s is not told in texts: %s", (secret, text, expected) => {
    expect(redactorOf(secret).cleanText(text)).toBe(expected);
  });

  test("is not told as another type, nor as a name", () => {
    expect(redactorOf(9182).clean({ a: 9182n, b: "9182", 9182: 1 })).toEqual({
      a: "[secret]",
      b: "[secret]",
      "[secret]": 1,
    });
    expect(redactorOf("9182").clean([9182, 9182n, 91])).toEqual(["[secret]", "[secret]", 91]);
  });
});

describe("a secret that is no text", () => {
  test.each([
    ["a map", new Map([["k", key]])],
    ["a set", new Set([key])],
    ["bytes", Buffer.from(key)],
    ["a URL", new URL(`https://example.org/${key}`)],
    ["an object of a class", new Client(key)],
    ["a record", { deep: [{ key }] }],
  ])("is known by its parts: %s", (name, secret) => {
    const text = name === "a URL" ? `https://example.org/${key}` : key;
    const { clean, cleanText } = redactorOf(secret);
    expect(clean(secret)).toBe("[secret]");
    expect(cleanText(`is ${text}!`)).toBe("is [secret]!");
  });
});

test("secrets that were given are kept in mind however many are learned", () => {
  const { graph } = sketchGraph({ "secret made": [["secret token"], () => 1] });
  const redactor = createRedactor({ graph, inputs: { token: key }, overrides: {} });
  const node = graph.nodes.get("made")!;
  for (let index = 0; index < 3000; index++) redactor.learn({ node }, `learned-${index}-`);
  expect(redactor.cleanText(`${key} learned-2999-`)).toBe("[secret] [secret]");
});

test("time and size are bounded", () => {
  const { clean, cleanText } = redactorOf(key);
  const deep = Array.from({ length: 5000 }).reduce<object>((inner) => ({ inner, key }), {});
  const wide = Array.from({ length: 200_000 }, () => key);
  let bush: unknown = key;
  for (let level = 0; level < 40; level++) bush = [bush, bush];
  for (const value of [deep, wide, bush, new Map(wide.entries()), Buffer.alloc(5_000_000, key)]) {
    const told = JSON.stringify(clean({ value }));
    expect(told).not.toContain("SECRETKEY");
    expect(told.length).toBeLessThan(1_000_000);
  }
  expect(cleanText(`${"x".repeat(5_000_000)}${key}`).length).toBeLessThan(1_100_000);
});

test("what throws as it is looked at is said to be unreadable", () => {
  const broken = {
    get inner(): never {
      throw new Error(key);
    },
  };
  const hostile = new Proxy({}, { getPrototypeOf: () => assertNever() });
  expect(redactorOf(key).clean([broken, hostile, 1])).toEqual(["[unreadable]", "[unreadable]", 1]);
});

function assertNever(): never {
  throw new Error("no");
}

test("no secret text is found in whatever it is put into", () => {
  const secrets = fc
    .string({ minLength: 6, maxLength: 40, unit: "grapheme" })
    .filter((text) => /^\S.{4,}\S$/u.test(text));
  const around = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(secrets, around, (secret, other) => {
      const { clean } = redactorOf(secret);
      const put = {
        other,
        text: `<${secret}>`,
        json: JSON.stringify([secret]),
        url: `?a=${encodeURIComponent(secret)}`,
      };
      const told = clean({ put, map: new Map([[secret, put]]), bytes: Buffer.from(secret) }) as {
        readonly put: typeof put;
      };
      expect(told.put.text).not.toContain(secret);
      expect(told.put.json).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(told.put.url).not.toContain(encodeURIComponent(secret));
      expect(told).toMatchObject({ bytes: "[secret]" });
    }),
  );
});
