import type { Compute } from "./contender.ts";

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((first, second) => first - second)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** One who takes part in rounds: `turns` computations are one sample. */
export interface Racer {
  readonly compute: Compute;
  readonly turns: number;
}

/** The median time of one computation in ms, for each racer. They take turns in every round, so that a busy machine slows them all. */
export async function race(racers: readonly Racer[], rounds: number, warmUp: number): Promise<readonly number[]> {
  const samples: number[][] = racers.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [place, { compute, turns }] of racers.entries()) {
      const start = performance.now();
      for (let turn = 0; turn < turns; turn++) await compute(turn);
      if (round >= 0) samples[place]!.push((performance.now() - start) / turns);
    }
  }
  return samples.map(median);
}
