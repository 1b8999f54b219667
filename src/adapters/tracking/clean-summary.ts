import type { NumberStatistics } from "../../data/summaries/statistics.ts";
import type { ValueSummary } from "../../data/summaries/value-summary.ts";
import type { Redactor } from "../secrets/redact.ts";

/** What comes from the value, rather than from its summary. */
const ownTexts = new Set(["start", "text", "message", "key", "name", "columns", "code", "value"]);

/** A summary without secrets: without their texts in those of the value, and without the numbers of statistics that are the same. */
export function cleanSummary(summary: ValueSummary, redactor: Redactor): ValueSummary {
  return cleanPart(summary, redactor, "") as ValueSummary;
}

function cleanPart(part: unknown, redactor: Redactor, key: string): unknown {
  if (typeof part === "string") return ownTexts.has(key) ? redactor.cleanText(part) : part;
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map((member) => cleanPart(member, redactor, key));
  if ((part as { readonly kind?: unknown }).kind === "numbers") return cleanNumbers(part as NumberStatistics, redactor);
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, cleanPart(inner, redactor, name)]));
}

function cleanNumbers(statistics: NumberStatistics, { isSecret }: Redactor): NumberStatistics {
  const { min, max, mean, std, quantiles } = statistics;
  const hides = (number: number | null): boolean =>
    isSecret(number) || (Number.isInteger(number) && isSecret(BigInt(number!)));
  const keep = (number: number | null): number | null => (hides(number) ? null : number);
  const told = { min: keep(min), max: keep(max), mean: keep(mean), std: keep(std) };
  const isShown = [min, max, mean, ...Object.values(quantiles ?? {})].some(hides);
  return isShown ? { ...statistics, ...told, quantiles: null, histogram: null } : statistics;
}
