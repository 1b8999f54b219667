import { findMeaningless, type Meaningless } from "./meaningless.ts";
import { kinds, type Kind, type Stack } from "./use.ts";

/** Two decorators above one function: `above` stands above `below`. */
export interface Pair {
  readonly above: Kind;
  readonly below: Kind;
  /** The name of its dataflow. */
  readonly name: string;
  readonly stack: Stack;
  readonly meaningless: Meaningless | undefined;
}

/** All ordered pairs; of one decorator twice there are both orders of two different calls. */
export const pairs: readonly Pair[] = kinds.flatMap((above) =>
  kinds.flatMap((below): readonly Pair[] => {
    const meaningless = findMeaningless(above, below);
    const make = (name: string, turns: readonly [0 | 1, 0 | 1]): Pair => ({
      above,
      below,
      name,
      stack: [
        { kind: above, turn: turns[0] },
        { kind: below, turn: turns[1] },
      ],
      meaningless,
    });
    const name = `${above}-${below}`;
    return above === below ? [make(name, [0, 1]), make(`${name}-swapped`, [1, 0])] : [make(name, [0, 0])];
  }),
);

/** What no resolver calls: what is of other functions. */
export const unresolvable: readonly Kind[] = ["resolve", "mutate", "mutated"];

/** Each decorator as a resolver calls it. */
export const resolvedStacks: ReadonlyMap<string, Stack> = new Map(
  kinds
    .filter((kind) => !unresolvable.includes(kind))
    .map((kind) => [`resolved-${kind}`, [{ kind, turn: 0, resolved: true }]]),
);
