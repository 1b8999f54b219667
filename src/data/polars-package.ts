import { importPackage } from "./import-package.ts";

type Polars = typeof import("nodejs-polars").default;

/** Polars itself; `what` says in messages what needs it. */
export async function importPolars(what: string): Promise<Polars> {
  return (await importPackage<{ readonly default: Polars }>("nodejs-polars", what)).default;
}

interface LazyFrame {
  collect(): Promise<unknown>;
}

/** The frame that a lazy one stands for; any other value as it is. */
export async function collectLazy(value: unknown): Promise<unknown> {
  return isLazyFrame(value) ? value.collect() : value;
}

function isLazyFrame(value: unknown): value is LazyFrame {
  if (typeof value !== "object" || value === null || !("_ldf" in value)) return false;
  return (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "LazyDataFrame";
}
