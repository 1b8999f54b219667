const told = new WeakSet<object>();

/** Marks an error of which the adapters know. */
export function markTold(error: unknown): void {
  if (typeof error === "object" && error !== null) told.add(error);
}

export function isTold(error: unknown): boolean {
  return typeof error === "object" && error !== null && told.has(error);
}
