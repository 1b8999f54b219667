import type { IsAny } from "./functions.ts";

declare const marker: unique symbol;

/** A property that no value has: it tells `tsc` what a type is marked as. Marks of different kinds fit one another. */
interface Mark<Kind extends string, T> {
  readonly [marker]?: { readonly kind: "marker" } & { readonly [Key in Kind]?: readonly [T] };
}

/** `T` with a mark that a plain `T` fits; `null`, `undefined`, `unknown` and `any` cannot carry one. */
type Branded<T, Kind extends string> = unknown extends T ? T : Carrying<T, Mark<Kind, T>>;
type Carrying<T, Brand> = T extends null | undefined ? T : T & Brand;

/**
 * Renames one edge: the parameter is fed by the node of that name rather than by its own. The value is a plain `T`.
 *
 * @example
 * ```ts
 * import type { Source } from "eponym";
 *
 * export function total(price: number, rate: Source<"taxRate", number>): number {
 *   return price * (1 + rate);
 * }
 * ```
 */
export type Source<_Node extends string, T> = Branded<T, "source">;

/**
 * A result that fans out: every node that takes it runs once for each item, and takes a plain `T`, until a `Collect<T>` gathers what came of them.
 * An array, an iterable, a generator or an async iterable of `T`; an asynchronous function returns `Promise<Parallelizable<T>>`.
 *
 * @example
 * ```ts
 * import type { Collect, Parallelizable } from "eponym";
 *
 * export function* page(text: string): Parallelizable<string> {
 *   yield* text.split("\f");
 * }
 * export function words(page: string): number {
 *   return page.split(/\s+/).length;
 * }
 * export function total(words: Collect<number>): number {
 *   return words.reduce((sum, each) => sum + each, 0);
 * }
 * ```
 */
export type Parallelizable<T> = (Iterable<T> | AsyncIterable<T>) & Mark<"parallelizable", T>;

/**
 * Gathers a fan-out: the parameter takes the values of its node for all items, in the order of the items.
 * It may be renamed, as `Source<"words", Collect<number>>`. Where nothing fans out, it is an error of the graph.
 *
 * @example
 * ```ts
 * import type { Collect } from "eponym";
 *
 * export function longest(words: Collect<number>): number {
 *   return Math.max(0, ...words);
 * }
 * console.log(longest([3, 5]));
 * ```
 */
export type Collect<T> = readonly T[] & Mark<"collect", T>;

/**
 * Takes a value only when it is asked for: the node runs at the first call, at most once, and not at all where nobody calls.
 * The promise is rejected where the node fails.
 *
 * @example
 * ```ts
 * import type { Lazy } from "eponym";
 *
 * export async function price(listed: number | null, estimate: Lazy<number>): Promise<number> {
 *   return listed ?? (await estimate());
 * }
 * console.log(await price(null, async () => 12));
 * ```
 */
export type Lazy<T> = (() => Promise<T>) & Mark<"lazy", T>;

/**
 * A value that is never shown: not in summaries, errors, pictures or at the command line. As a result or a parameter; the value is a plain `T`.
 *
 * @example
 * ```ts
 * import type { Secret } from "eponym";
 *
 * export function headers(apiKey: Secret<string>): Secret<Record<string, string>> {
 *   return { authorization: `Bearer ${apiKey}` };
 * }
 * console.log(Object.keys(headers("k")));
 * ```
 */
export type Secret<T> = Branded<T, "secret">;

/** Whether a type carries a marker. */
export type Marked<T> =
  IsAny<T> extends true ? false : true extends (T extends unknown ? HasMark<T> : never) ? true : false;
type HasMark<T> = typeof marker extends keyof T ? true : false;

/** What markers of some kinds stand around, in a tuple; `never` where a type carries none of them. */
type Inside<T, Kind extends string> = typeof marker extends keyof T
  ? At<NonNullable<T[typeof marker & keyof T]>, Kind>
  : never;
type At<Marks, Kind extends string> = NonNullable<Marks[Kind & keyof Marks]>;

/**
 * One item of what a function that fans out gives, or of any iterable.
 *
 * @example
 * ```ts
 * import type { Item, Parallelizable } from "eponym";
 *
 * const pages: Parallelizable<string> = ["one", "two"];
 * const page: Item<typeof pages> = "three";
 * console.log(pages, page);
 * ```
 */
export type Item<R> = IsAny<R> extends true ? R : ItemOf<Awaited<R>>;
type ItemOf<R> = R extends unknown
  ? [Inside<R, "parallelizable">] extends [never]
    ? IteratedItem<R>
    : Unboxed<Inside<R, "parallelizable">>
  : never;
type IteratedItem<R> = R extends Iterable<infer T> ? T : R extends AsyncIterable<infer T> ? T : never;
type Unboxed<Box> = Box extends readonly [infer T] ? T : never;

/**
 * What the node of a marked parameter gives: `T` of `Collect<T>`, `Lazy<T>`, `Secret<T>` and `Source<"node", T>`, however they are put together.
 *
 * @example
 * ```ts
 * import type { Collect, Source, Taken } from "eponym";
 *
 * const words: Taken<Source<"words", Collect<number>>> = 12;
 * console.log(words);
 * ```
 */
export type Taken<P> =
  IsAny<P> extends true
    ? P
    : // These two stand around a whole value: only a parameter that may be left out has them beside `undefined`.
      [Inside<NonNullable<P>, "collect" | "lazy">] extends [never]
      ? Plain<P>
      : Taken<Unboxed<Inside<NonNullable<P>, "collect" | "lazy">>>;
type Plain<P> = P extends unknown
  ? [Inside<P, "secret" | "source">] extends [never]
    ? P
    : Taken<Unboxed<Inside<P, "secret" | "source">>>
  : never;

/** What one node of a function that gives `R` has for its value: one item where it fans out. */
export type Given<R> = [R] extends [{ readonly [marker]?: infer Marks }]
  ? "parallelizable" extends keyof NonNullable<Marks>
    ? Item<R>
    : R
  : R;

/** The names of the markers that a type carries: `"collect"`, `"parallelizable"`, …; `never` of a plain one. */
export type MarkersOf<T> = MarksOf<NonNullable<T>>;
type MarksOf<T> = typeof marker extends keyof T
  ? Exclude<keyof NonNullable<T[typeof marker & keyof T]>, "kind">
  : never;
