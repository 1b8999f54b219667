import type { Choices, Condition, ConfigValue } from "../node.ts";

/** `mode = "batch" and region is none of "us", "ca"` */
export function describeCondition({ all, unless, otherwise }: Condition): string {
  const parts = [
    ...Object.entries(all).map(([key, values]) => describeChoice(key, values, "=", "is one of")),
    ...unless.map(describeExclusion),
    ...(otherwise ? ["otherwise"] : []),
  ];
  return parts.join(" and ");
}

function describeExclusion(choices: Choices): string {
  const [first, ...others] = Object.entries(choices);
  if (first !== undefined && others.length === 0) return describeChoice(...first, "is not", "is none of");
  const parts = Object.entries(choices).map(([key, values]) => describeChoice(key, values, "=", "is one of"));
  return `not (${parts.join(" and ")})`;
}

function describeChoice(key: string, values: readonly ConfigValue[], one: string, several: string): string {
  const shown = values.map((value) => (value === undefined ? "not given" : showValue(value))).join(", ");
  return `${key} ${values.length === 1 ? one : several} ${shown}`;
}

/** Configs hold values of any kind; those that no literal stands for are told by their type. */
export function showValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return value !== null && (typeof value === "object" || typeof value === "function") ? "…" : String(value);
}
