const known = new WeakSet<object>();

/** Says of a value that it stands for one that there is none of. */
export function noteAbsent(value: object): void {
  known.add(value);
}

/** Whether a value stands for one that there is none of, whichever adapter says so. */
export function isAbsent(value: unknown): boolean {
  return typeof value === "object" && value !== null && known.has(value);
}
