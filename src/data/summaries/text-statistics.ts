import type { Budget } from "./budget.ts";
import { computeMoments, type Known } from "./number-statistics.ts";
import type { TextStatistics } from "./statistics.ts";

const mostTop = 10;
const mostShown = 100;
/** Longer texts are compared by their beginning and their length. */
const mostCompared = 1000;

export function describeTexts(texts: readonly string[], known: Known, { cut }: Pick<Budget, "cut">): TextStatistics {
  const counts = new Map<string, { readonly text: string; count: number }>();
  let empty = 0;
  const lengths = Float64Array.from(texts, ({ length }) => length);
  for (const text of texts) {
    if (text === "") empty++;
    const key = text.length > mostCompared ? `${text.length}:${text.slice(0, mostCompared)}` : text;
    const found = counts.get(key);
    if (found === undefined) counts.set(key, { text, count: 1 });
    else found.count++;
  }
  const top = [...counts.values()].toSorted((one, other) => other.count - one.count).slice(0, mostTop);
  return {
    kind: "texts",
    ...known,
    empty,
    distinct: counts.size,
    top: top.map(({ text, count }) => ({ text: cut(text, mostShown), count })),
    lengths: computeMoments(lengths),
  };
}
