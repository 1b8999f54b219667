/** The places of `most` values among `length`: one at random in each of `most` equal stretches, the same ones for the same seed. */
export function sampleIndices(length: number, most: number, seed: number): readonly number[] {
  const random = makeRandom(seed);
  return Array.from({ length: Math.min(length, most) }, (_, stretch) => {
    if (length <= most) return stretch;
    const from = Math.floor((stretch * length) / most);
    const to = Math.floor(((stretch + 1) * length) / most);
    return from + Math.floor(random() * (to - from));
  });
}

/** The values in those places; all of them as they are, where they are few enough. */
export function takeSample<T>(values: ArrayLike<T>, most: number, seed: number): ArrayLike<T> {
  return values.length <= most ? values : sampleIndices(values.length, most, seed).map((place) => values[place]!);
}

/** Mulberry32, a generator in the public domain by Tommy Ettinger; from 0 up to but without 1. */
function makeRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
