import { type Collect, type Lazy, mutate, type Parallelizable, pipeInput, pipeOutput, step } from "eponym";

declare function total(price: number, rate: string): number;
declare function all(prices: Collect<number>): number;
declare function lazy(price: Lazy<number>): number;
declare function pages(): Parallelizable<number>;
declare function parse(text: string): number;
declare function print(value: number): string;
declare function scale(value: number, factor: number, offset?: number): number;
declare function later(value: number): Promise<string>;
declare function sorted(values: readonly number[]): number[];

// Each step takes what the one before it gives, once it is awaited; of a fan-out one item.
pipeOutput(total, step(Math.round), step(later), step(parse));
pipeOutput(pages, step(Math.round));
// @ts-expect-error A number is no text.
pipeOutput(total, step(parse));
// @ts-expect-error What may be passed on is a number still.
pipeOutput(total, step(print, { when: { shown: true } }), step(parse));
// @ts-expect-error It takes one page, not all of them.
pipeOutput(pages, step(sorted));

// Further parameters are bound, those that have no default at least.
pipeOutput(
  total,
  step(scale, (factor: number) => [factor]),
);
pipeOutput(
  total,
  step(scale, (factor: number) => [factor, 1], { name: "scaled" }),
);
// @ts-expect-error The factor is missing.
pipeOutput(total, step(scale));
pipeOutput(
  total,
  // @ts-expect-error The factor is a number.
  step(scale, (factor: string) => [factor]),
);
pipeOutput(
  total,
  // @ts-expect-error It takes no third one.
  step(scale, (factor: number) => [factor, 1, 2]),
);
// @ts-expect-error No such option.
pipeOutput(total, step(Math.round, { whne: { precise: false } }));

// The last step gives what the parameter takes; the first one takes what it likes.
pipeInput(total, step(parse), step(Math.round));
pipeInput(all, step(sorted));
pipeInput(lazy, step(Math.round));
// @ts-expect-error The price is a number.
pipeInput(total, step(print));
// @ts-expect-error A text is not rounded.
pipeInput(total, step(print), step(Math.round));
// @ts-expect-error The text may be passed on.
pipeInput(total, step(parse, { when: { text: true } }));

declare function ages(): number[];
declare function names(): Promise<string[]>;
mutate(sorted, [ages, "height"]);
// @ts-expect-error Names are no numbers.
mutate(sorted, [names]);
