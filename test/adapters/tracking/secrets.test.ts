import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { driverOf, makeFolder, readLatest, type Sketches } from "./scratch.ts";

const token = "swordfish-and-a-long-tail-of-words";
/** No part of the secret that could be told from other texts. */
const parts = /swor|fish|tail|words/;

async function record(value: unknown, secret: unknown = token): Promise<string> {
  const folder = makeFolder();
  const sketches: Sketches = { used: [["secret token"], () => value] };
  await driverOf(sketches, { folder }).execute(["used"], { inputs: { token: secret } });
  return readFileSync((await readLatest(folder)).path, "utf8");
}

describe("texts of secrets in other values", () => {
  const places: Readonly<Record<string, (text: string) => unknown>> = {
    "a text": (text) => text,
    "a property": (text) => ({ inner: { header: text } }),
    "a key": (text) => ({ [text]: 1 }),
    "an array": (text) => [text, text],
    "a map": (text) => new Map([[text, text]]),
    "a set": (text) => new Set([text]),
    "an error": (text) => new Error(text, { cause: new Error(text) }),
    "a url": (text) => new URL(`https://example.org/?${text}`),
    "a pattern": (text) => new RegExp(text),
    "a symbol": (text) => Symbol(text),
    "a column": (text) => [{ [text]: 1 }, { [text]: 2 }],
    "texts of a column": (text) => [{ a: text }, { a: text }],
    "fields of a column": (text) => [{ a: { [text]: 1 } }],
  };

  test.each(Object.entries(places))("are not told in %s, wherever it is cut", async (_, place) => {
    for (const most of [100, 200, 300, 400])
      for (const cut of [2, 5, 12, token.length - 1, token.length, token.length + 2]) {
        const text = `${"x".repeat(most - cut)}${token}${"y".repeat(50)}`;
        expect(await record(place(text))).not.toMatch(parts);
      }
  });

  test("are not told where several stand one in the other or one behind the other", async () => {
    const folder = makeFolder();
    const sketches: Sketches = {
      used: [
        ["secret short", "secret long"],
        (short: string, long: string) => ({ a: long, b: short, c: short + long }),
      ],
    };
    await driverOf(sketches, { folder }).execute(["used"], { inputs: { short: "hunter", long: "hunter-of-foxes" } });
    expect(readFileSync((await readLatest(folder)).path, "utf8")).not.toMatch(/hunter|foxes/);
  });
});

test("numbers that are secrets are not told where they are the same", async () => {
  const pin = 4_711_815;
  for (const value of [{ pin }, [pin], [1, pin], new Map([["a", pin]]), [{ pin }], Float64Array.of(pin), pin])
    expect(await record(value, pin)).not.toContain(String(pin));
  expect(await record([123_456_789n, { a: 123_456_789n }], 123_456_789n)).not.toContain("123456789");
});

test("other numbers are told beside them", async () => {
  const folder = makeFolder();
  const sketches: Sketches = { used: [["secret token"], () => ({ a: 1, b: 77_123, list: [1, 2, 77_123] })] };
  await driverOf(sketches, { folder }).execute(["used"], { inputs: { token: 77_123 } });
  expect((await readLatest(folder)).nodes["used"]?.value).toMatchObject({
    kind: "object",
    size: 3,
    entries: [
      { key: "a", value: { kind: "number", value: 1 } },
      { key: "b", value: { kind: "other", type: "secret" } },
      { key: "list", value: { length: 3, statistics: { count: 3, min: 1, max: null, histogram: null } } },
    ],
  });
});

test("counts are told as they are, even where a secret is the same number", async () => {
  const folder = makeFolder();
  const sketches: Sketches = { used: [["secret token"], () => [[5, 6, 7], "abc"]] };
  await driverOf(sketches, { folder }).execute(["used"], { inputs: { token: 2 } });
  expect((await readLatest(folder)).nodes["used"]?.value).toMatchObject({ kind: "list", length: 2, typeCount: 2 });
});

describe("the config", () => {
  test("holds no text of a secret in its other values", async () => {
    const folder = makeFolder();
    const sketches: Sketches = {
      login: [["secret token", "url", "nested", "region"], (secret: string) => secret.length],
    };
    const config = {
      token,
      url: `https://user:${token}@example.org`,
      nested: { list: [`${"x".repeat(990)}${token}`], [`is ${token}`]: token },
      region: "us",
    };
    await driverOf(sketches, { folder }, { config }).execute(["login"]);
    const found = await readLatest(folder);
    expect(readFileSync(found.path, "utf8")).not.toMatch(parts);
    expect(found.config).toMatchObject({
      token: "[secret]",
      url: "https://user:[secret]@example.org",
      nested: { "is [secret]": "[secret]" },
      region: "us",
    });
  });
});
