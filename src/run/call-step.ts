import type { CompiledPlan } from "./compiled-plan.ts";

/**
 * Calls a step's code with the values in its slots. A frame of its own, so that no argument outlives the call; the usual numbers of arguments are
 * written out, which costs no array.
 */
export function callStep(
  { calls, argumentStarts, argumentSlots }: CompiledPlan,
  values: readonly unknown[],
  step: number,
): unknown {
  const call = calls[step]!;
  const start = argumentStarts[step]!;
  const end = argumentStarts[step + 1]!;
  switch (end - start) {
    case 0:
      return call();
    case 1:
      return call(values[argumentSlots[start]!]);
    case 2:
      return call(values[argumentSlots[start]!], values[argumentSlots[start + 1]!]);
    case 3:
      return call(values[argumentSlots[start]!], values[argumentSlots[start + 1]!], values[argumentSlots[start + 2]!]);
    case 4:
      return call(
        values[argumentSlots[start]!],
        values[argumentSlots[start + 1]!],
        values[argumentSlots[start + 2]!],
        values[argumentSlots[start + 3]!],
      );
    default: {
      const args: unknown[] = [];
      for (let place = start; place < end; place++) args.push(values[argumentSlots[place]!]);
      return call(...args);
    }
  }
}
