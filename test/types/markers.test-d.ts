import type { Collect, Item, Lazy, Parallelizable, Secret, Source, Taken } from "eponym";
import type { Edge, Unmarked } from "eponym/generated";
import type { Marked } from "../../src/types/markers.ts";
import { same } from "./same.ts";

interface Page {
  title: string;
}
/** `any`, as it comes from elsewhere. */
type Any = ReturnType<typeof JSON.parse>;
declare const page: Page;
declare const pages: Page[];

// Results that fan out.
export function list(): Parallelizable<Page> {
  return [{ title: "one" }, page];
}
export function* generated(): Parallelizable<Page> {
  yield page;
  yield* pages;
}
export async function* generatedLater(): Parallelizable<Page> {
  yield page;
  yield await Promise.resolve({ title: "two" });
}
export async function listLater(): Promise<Parallelizable<Page>> {
  return pages;
}
export async function generatorLater(): Promise<Parallelizable<Page>> {
  return generated();
}
export function set(): Parallelizable<string> {
  return new Set(["a"]);
}
export function secretPages(): Parallelizable<Secret<string>> {
  return ["a"];
}
export function hiddenPages(): Secret<Parallelizable<string>> {
  return ["a"];
}
export function numbers(): Parallelizable<number> {
  // @ts-expect-error a text is no number
  return ["a"];
}
export function* numbersOneByOne(): Parallelizable<number> {
  // @ts-expect-error a text is no number
  yield "a";
}
export function one(): Parallelizable<number> {
  // @ts-expect-error one number is no list
  return 1;
}

// A plain value does for a marked parameter, and a marked parameter is used as its value.
function mean(values: Collect<number>): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
mean([1, 2]);
mean([1, 2] as readonly number[]);
// @ts-expect-error texts are no numbers
mean(["a"]);

async function later(value: Lazy<number>): Promise<number> {
  return 1 + (await value());
}
void later(async () => 1);
// @ts-expect-error a lazy value comes as a promise
void later(() => 1);

function authorize(apiKey: Secret<string>, note: Secret<string | null>, rest: Secret<unknown>, on: Secret<boolean>) {
  const text: string = apiKey.trim();
  const maybe: string | null = note;
  return [text, maybe, rest, on === true];
}
authorize("k", null, 1, false);
declare const apiKey: Secret<string>;
authorize(apiKey, "n", undefined, true);
// @ts-expect-error a number is no text
authorize(1, "n", {}, true);

function collected(a: Source<"pages", Collect<Page>>, b: Collect<Source<"pages", Page>>, c: Collect<Secret<string>>) {
  return [...a.map(({ title }) => title), ...b.map(({ title }) => title), ...c.map((text) => text.trim())];
}
collected(pages, pages, ["a"]);

function renamed(a: Source<"key", Secret<string>>, b: Secret<Source<"key", string>>, c: Source<"rate", Lazy<number>>) {
  return [a.length, b.length, c().then((rate) => rate + 1)];
}
renamed("a", "b", async () => 1);

function open(a: Source<"a", Any>, b: Source<"b", unknown>, c: Secret<null>): unknown {
  const anything: { deep: number } = a;
  return [anything, b, c];
}
open(1, 1, null);

// What generated files make of them.
same<Item<ReturnType<typeof list>>, Page>();
same<Item<ReturnType<typeof listLater>>, Page>();
same<Item<ReturnType<typeof generatedLater>>, Page>();
same<Item<Secret<Parallelizable<string>>>, string>();
same<Item<Parallelizable<string | null>>, string | null>();
same<Item<Parallelizable<Parallelizable<string>>>, Parallelizable<string>>();
same<Item<Parallelizable<boolean>>, boolean>();
same<Item<string[]>, string>();
same<Item<readonly [1, 2]>, 1 | 2>();
same<Item<Map<string, number>>, [string, number]>();
same<Item<AsyncGenerator<Page>>, Page>();
same<Item<number>, never>();
same<Item<Any>, Any>();

same<Taken<Collect<Page>>, Page>();
same<Taken<Collect<Page | null>>, Page | null>();
same<Taken<Lazy<number>>, number>();
same<Taken<Secret<boolean>>, boolean>();
same<Taken<Secret<string | null>>, string | null>();
same<Taken<Secret<unknown>>, unknown>();
same<Taken<Source<"a", number>>, number>();
same<Taken<Source<"a", Collect<Page>>>, Page>();
same<Taken<Collect<Source<"a", Page>>>, Page>();
same<Taken<Secret<Source<"a", Lazy<Page[]>>>>, Page[]>();
same<Taken<Lazy<Secret<Source<"a", Page | undefined>>>>, Page | undefined>();
same<Taken<number | undefined>, number | undefined>();
same<Taken<readonly Page[]>, readonly Page[]>();
same<Taken<Any>, Any>();
same<Taken<unknown>, unknown>();
same<Taken<Source<"a", Any>>, Any>();
// A marked parameter that may be left out.
same<Taken<Collect<Page> | undefined>, Page>();
same<Taken<Lazy<Page> | undefined>, Page>();
same<Taken<Secret<string> | undefined>, string | undefined>();

// No marker goes unseen, whichever it is and whatever is around it.
type Several = Collect<1> | Lazy<1> | Secret<1> | Source<"a", 1> | Parallelizable<1>;
same<Marked<Collect<number>>, true>();
same<Marked<Lazy<number>>, true>();
same<Marked<Secret<number>>, true>();
same<Marked<Secret<boolean>>, true>();
same<Marked<Source<"a", number | null>>, true>();
same<Marked<Parallelizable<number>>, true>();
same<Marked<Secret<Parallelizable<number>>>, true>();
same<Marked<Several>, true>();
same<Marked<number | Lazy<number>>, true>();
same<Marked<Collect<number> | undefined>, true>();
same<Marked<number[]>, false>();
same<Marked<() => Promise<number>>, false>();
same<Marked<unknown>, false>();
// Of all values nothing can be said, so nothing is.
same<Marked<Secret<unknown>>, false>();
same<Marked<Any>, false>();
same<Marked<never>, false>();
same<Marked<boolean>, false>();

// A value that carries a mark goes where its plain type goes, and the other way round.
export type Edges = [
  Edge<Secret<string>, string>,
  Edge<string, Secret<string>>,
  Edge<Secret<string>, Secret<string | number>>,
  Edge<Secret<"a" | "b">, Source<"x", string>>,
  // @ts-expect-error a secret text is no number
  Edge<Secret<string>, number>,
  // @ts-expect-error the marker is behind an alias
  Unmarked<{ f: Collect<number> }, "f">,
  Unmarked<{ f: number }, "f">,
];
