/** Gives the milliseconds to wait, one after the other. */
export type Waits = () => number;

/** Normally distributed milliseconds, never below 0: Box and Muller's formula (1958). */
export function normalWaits(mean: number, deviation: number, random: () => number): Waits {
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return Math.max(0, mean + deviation * radius * Math.cos(2 * Math.PI * random()));
  };
}

/** Numbers from 0 to below 1 that are the same for the same seed: Marsaglia's xorshift generator of 32 bits (2003). */
export function seededRandom(seed: number): () => number {
  // Seeds that are near each other begin far apart, and the state is never 0.
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.floor(seed / 2 ** 32)) | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
