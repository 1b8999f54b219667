/** `3.4 MB`; decimal, as disks are sold and stores are paid. */
export function printSize(bytes: number): string {
  return printUnit(bytes, [
    [1, "B"],
    [1e3, "kB"],
    [1e6, "MB"],
    [1e9, "GB"],
    [1e12, "TB"],
  ]);
}

/** `12 ms`, `3.4 s`, `5 min`. */
export function printTime(ms: number): string {
  return printUnit(ms, [
    [1, "ms"],
    [1000, "s"],
    [60_000, "min"],
    [3_600_000, "h"],
  ]);
}

/** How long ago: `5 min`, `3 d`. */
export function printAge(ms: number): string {
  return printUnit(Math.max(0, ms), [
    [1000, "s"],
    [60_000, "min"],
    [3_600_000, "h"],
    [86_400_000, "d"],
  ]);
}

/** `1 result`, `2 results`. */
export function printCount(count: number, word: string): string {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

/** Two digits at least, in the largest unit of which there is one. */
function printUnit(amount: number, units: readonly (readonly [number, string])[]): string {
  const [factor, name] = units.findLast(([factor]) => amount >= factor) ?? units[0]!;
  const value = amount / factor;
  return `${value < 9.95 && factor !== units[0]![0] ? value.toFixed(1).replace(".0", "") : Math.round(value)} ${name}`;
}
