import type { IsAny } from "./functions.ts";

declare const marker: unique symbol;

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
export type Source<Node extends string, T> = T extends null | undefined ? T : T & { readonly [marker]?: Node };

/** Whether a parameter's type carries a marker. */
export type Marked<T> = IsAny<T> extends true ? false : typeof marker extends keyof NonNullable<T> ? true : false;
