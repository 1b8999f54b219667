/** Depths in fan-outs; deeper ones are taken for the deepest. */
type Depths = 0 | 1 | 2 | 3 | 4;

/** By depth: what it comes to with so much more. */
interface Sums {
  readonly 0: { [-2]: 0; [-1]: 0; 0: 0; 1: 1; 2: 2; 3: 3; 4: 4 };
  readonly 1: { [-2]: 0; [-1]: 0; 0: 1; 1: 2; 2: 3; 3: 4; 4: 4 };
  readonly 2: { [-2]: 0; [-1]: 1; 0: 2; 1: 3; 2: 4; 3: 4; 4: 4 };
  readonly 3: { [-2]: 1; [-1]: 2; 0: 3; 1: 4; 2: 4; 3: 4; 4: 4 };
  readonly 4: { [-2]: 2; [-1]: 3; 0: 4; 1: 4; 2: 4; 3: 4; 4: 4 };
}

export type Deeper<Depth, More> = Depth extends Depths
  ? More extends keyof Sums[Depth]
    ? Sums[Depth][More]
    : Depth
  : never;

/** The largest of a union of depths. */
export type Deepest<Depth> = 4 extends Depth ? 4 : 3 extends Depth ? 3 : 2 extends Depth ? 2 : 1 extends Depth ? 1 : 0;

/** The values of all items, in arrays as deep as the fan-outs around them. */
export type Gathered<T, Depth> = GatheredAt<T, Deepest<Depth>>;
type GatheredAt<T, Depth> = Depth extends 0
  ? T
  : Depth extends 1
    ? T[]
    : Depth extends 2
      ? T[][]
      : Depth extends 3
        ? T[][][]
        : T[][][][];
