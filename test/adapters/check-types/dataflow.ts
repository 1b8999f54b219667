import {
  type Collect,
  inject,
  type Lazy,
  parameterize,
  type Parallelizable,
  pipeInput,
  pipeOutput,
  type Secret,
  type Source,
  step,
  subdag,
  tag,
} from "eponym";
import pl from "nodejs-polars";
import type { Address } from "./types.ts";

/** What the functions give where the test has them give something else. */
export const given: Record<string, unknown> = {};

function give<T>(name: string, value: T): T {
  return Object.hasOwn(given, name) ? (given[name] as T) : value;
}

interface User {
  id: string;
  address: Address[];
}

tag(streets, { source: "partner" });
export function streets(user: User): string[] {
  return give(
    "streets",
    user?.address?.map?.(({ street }) => street),
  );
}

export function cities(user: User): Set<string> {
  return give("cities", new Set([user?.id]));
}

export async function counted(streets: string[]): Promise<Map<string, number>> {
  return give("counted", new Map(streets.map((street) => [street, 1])));
}

export function account(login: Secret<{ name: string; code: number }>): Secret<Record<string, string>> {
  return give("account", { name: login.name });
}

export function optional(limit?: number, unit: "m" | "km" = "m"): string {
  return `${limit}${unit}`;
}

export function* item(streets: string[]): Parallelizable<string> {
  yield* give("item", streets);
}
export function size(item: string): number {
  return give("size", item.length);
}
export function total(size: Collect<number>): number {
  return size.length;
}

export function page(streets: string[]): Parallelizable<string> {
  return give("page", streets);
}
export function pages(page: Collect<string>): number {
  return page.length;
}

pipeInput(largest, step(descending));
export function largest(size: Collect<number>): number | undefined {
  return size[0];
}
export function descending(values: readonly number[]): number[] {
  return values.toSorted((one, other) => other - one);
}

export async function lazily(street: Source<"streets", Lazy<string[]>>): Promise<number> {
  return (await street()).length;
}

export function named({ streets, limit = 3 }: { streets: string[]; limit?: number }): number {
  return give("named", streets.length + limit);
}

parameterize(longer, {
  longerThan3: (streets: string[]) => [streets, 3],
  longerThanLimit: (streets: string[], limit: number) => [streets, limit],
});
export function longer(texts: string[], length: number): string[] {
  return give(
    "longer",
    texts.filter((text) => text.length > length),
  );
}

inject(joined, (streets: string[]) => [streets.join()]);
export function joined(text: string): string {
  return text;
}

pipeOutput(
  price,
  step(round),
  step(scale, (limit: number) => [limit]),
);
export function price(net: number): number {
  return give("price", net * 1.2);
}
export function round(value: number): number {
  return give("round", Math.round(value));
}
/** @internal */
export function scale(value: number, factor: number): number {
  return value * factor;
}

/** @internal */
export function inner(streets: string[]): Address[] {
  return give(
    "inner",
    streets.map((street): Address => ({ street })),
  );
}
subdag(within, [inner], { inputs: (streets: string[]) => ({ streets }) });
export function within(inner: Address[]): number {
  return inner.length;
}

export function frame(count: number): pl.DataFrame {
  return give("frame", pl.DataFrame({ a: Array.from({ length: count }, (_, place) => place) }));
}

export function rows(frame: pl.DataFrame, column: pl.Series): number {
  return frame.height + column.length;
}
