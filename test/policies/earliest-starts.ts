import { windowMs } from "../../src/policies/sliding-window.ts";

/** When calls start at the earliest, in the order in which they come: at its arrival, with the call before it, or when one that counts is a minute old. */
export function earliestStarts(
  calls: readonly { readonly arrival: number; readonly amount: number }[],
  budget: number,
): readonly number[] {
  const starts: number[] = [];
  for (const { arrival, amount } of calls) {
    const soonest = Math.max(arrival, starts.at(-1) ?? 0);
    const times = [soonest, ...starts.map((start) => start + windowMs).filter((time) => time > soonest)];
    const fits = (time: number): boolean => {
      const taken = starts.reduce(
        (sum, start, place) => (start > time - windowMs ? sum + calls[place]!.amount : sum),
        0,
      );
      return taken + amount <= budget;
    };
    starts.push(times.toSorted((one, other) => one - other).find(fits)!);
  }
  return starts;
}
