import { shortest } from "./text-forms.ts";

/** A number as it stands in texts, without its sign; nothing of one of few digits, which many others are equal to. */
export function numberForm(value: number | bigint): string | undefined {
  const text = String(value).replace("-", "");
  return text.replaceAll(/\D/g, "").length >= shortest ? text : undefined;
}

const numbers = /(?<!\d|\d\.)\d+(?:\.\d+)?(?:e[+-]?\d+)?/g;

/** Replaces numbers that stand in a text as a whole. */
export function replaceNumbers(text: string, secrets: ReadonlySet<string>, instead: string): string {
  return secrets.size === 0 ? text : text.replaceAll(numbers, (found) => (secrets.has(found) ? instead : found));
}
