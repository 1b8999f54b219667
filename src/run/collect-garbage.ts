/** Runs a full collection of V8's heap, so that values which hold memory outside it are finalized. */
export function collectGarbage(): void {
  collector ??= findCollector();
  collector();
}

/** The bytes of V8's heap that are in use, garbage included. */
export function usedHeap(): number {
  return process.getBuiltinModule("node:v8").getHeapStatistics().used_heap_size;
}

let collector: (() => void) | undefined;

/** V8 gives its collector to contexts made after the flag is set; loaded when first needed, to keep the start light. */
function findCollector(): () => void {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  const { runInNewContext } = process.getBuiltinModule("node:vm");
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("globalThis.gc");
  setFlagsFromString("--no-expose-gc");
  return typeof found === "function" ? () => void found() : () => undefined;
}
