import { parameterize, runOn } from "eponym";

/** What is timed by `tools/bench/threads.ts`. */

/** Keeps a processor busy. */
function count(from: number): number {
  let found = 0;
  for (let number = from; number < from + 150_000; number++) if (isPrime(number)) found++;
  return found;
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false;
  return true;
}

parameterize(primes, {
  here1: (start: number) => [start],
  here2: (start: number) => [start + 1],
  here3: (start: number) => [start + 2],
  here4: (start: number) => [start + 3],
  here5: (start: number) => [start + 4],
  here6: (start: number) => [start + 5],
  here7: (start: number) => [start + 6],
  here8: (start: number) => [start + 7],
});
export function primes(from: number): number {
  return count(from);
}

parameterize(primesElsewhere, {
  there1: (start: number) => [start],
  there2: (start: number) => [start + 1],
  there3: (start: number) => [start + 2],
  there4: (start: number) => [start + 3],
  there5: (start: number) => [start + 4],
  there6: (start: number) => [start + 5],
  there7: (start: number) => [start + 6],
  there8: (start: number) => [start + 7],
});
runOn(primesElsewhere, "threads");
export function primesElsewhere(from: number): number {
  return count(from);
}

/** Takes anything and looks at none of it. */
export function swallow(_value: unknown): number {
  return 1;
}

/** The same value back. */
export function echo(value: unknown): unknown {
  return value;
}
