/* oxlint-disable eslint/no-loss-of-precision -- a literal beyond all numbers is one too */
import { config } from "eponym";

config.when(rate__zero, { level: -0, mode: undefined });
export function rate__zero(): number {
  return 0;
}

config.whenIn(rate__listed, { level: [1, -2.5], mode: ["a", null], "kebab-key": [true] });
export function rate__listed(base: number): number {
  return base;
}

config.when(rate__infinite, { level: 1e999 });
export function rate__infinite(): number {
  return Number.POSITIVE_INFINITY;
}

config.whenNotIn(rate__rest, { level: [0, 1, -2.5, 1e999], mode: [] });
config.whenNot(rate__rest, { "kebab-key": false });
export function rate__rest(other: string): number {
  return other.length;
}

config.otherwise(rate__any);
export function rate__any(fallback: number, base: number = 1): number {
  return fallback * base;
}

config.whenIn(never__one, { level: [] });
export function never__one(): string {
  return "never";
}

export function price(net: number, rate: number): number {
  return net * rate;
}
