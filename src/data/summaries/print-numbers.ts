import type { Histogram } from "./statistics.ts";

const bars = "▁▂▃▄▅▆▇█";

/** A number as people read it: four digits that matter, or all before the point. */
export function printNumber(value: number | null): string {
  if (value === null) return "–";
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString("en-US");
  const size = Math.abs(value);
  if (size >= 1e15 || size < 1e-4) return value.toExponential(3);
  return Number(value.toPrecision(size >= 1000 ? Math.ceil(Math.log10(size)) + 1 : 4)).toLocaleString("en-US", {
    maximumFractionDigits: 8,
  });
}

/** A histogram as a row of bars, each as high as its part is frequent. */
export function printBars({ counts }: Histogram<unknown>): string {
  const most = Math.max(...counts, 1);
  return counts
    .map((count) => (count === 0 ? " " : bars[Math.min(bars.length - 1, Math.floor((count / most) * bars.length))]!))
    .join("");
}

export function printCount(count: number, noun: string): string {
  return `${printNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}
