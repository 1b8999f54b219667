import fc from "fast-check";
import { expect, test } from "vitest";
import { type ProgressTracker, type ProgressView, trackProgress } from "../../src/adapters/progress/track-progress.ts";
import { type Adapter, Driver } from "../../src/index.ts";
import { type FunctionSketch, sketchModule } from "../run/make-dataflow.ts";

/** What a run looks like each time that something has happened. */
async function watch(
  sketches: Readonly<Record<string, FunctionSketch>>,
  output: string,
): Promise<readonly ProgressView[]> {
  const views: ProgressView[] = [];
  let tracker: ProgressTracker | undefined;
  const note = (tell: (tracker: ProgressTracker) => void): void => {
    tell(tracker!);
    views.push(tracker!.view(0));
  };
  const spy: Adapter = {
    name: "spy",
    onGraphStart(run) {
      tracker = trackProgress(run, 0);
    },
    onFanOut: (start) => note(({ fanOut }) => fanOut(start, 0)),
    onItemEnd: (item) => note(({ itemEnd }) => itemEnd(item)),
    onNodeStart: (call) => note(({ nodeStart }) => nodeStart(call)),
    onNodeEnd: (call, end) => note(({ nodeEnd }) => nodeEnd(call, end)),
  };
  await new Driver({ modules: [sketchModule(sketches)], adapters: [spy] }).run([output]);
  return views;
}

/** The same items as an array, whose length is known, or as a generator, which asks for them one by one. */
function* generate<Item>(items: readonly Item[]): Generator<Item> {
  yield* items;
}

test("the share only grows and comes to 1, however deep fan-outs are nested and whether they know their length", async () => {
  const pages = fc.array(fc.array(fc.nat(3), { maxLength: 4 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(pages, fc.boolean(), fc.boolean(), async (tree, isOuterKnown, isInnerKnown) => {
      const views = await watch(
        {
          "pages[]": [[], () => (isOuterKnown ? tree : generate(tree))],
          "links[]": [["pages"], async (page: readonly number[]) => (isInnerKnown ? page : generate(page))],
          "words[]": [["links"], (link: number) => Array.from({ length: link }, () => 1)],
          size: [["words"], async (word: number) => word],
          linkMean: [["[size]"], (sizes: readonly number[]) => sizes.length],
          // A second pass over the same words.
          distance: [["size", "linkMean"], (size: number, mean: number) => size - mean],
          linkSize: [["[distance]"], (all: readonly number[]) => all.length],
          sizes: [["linkSize"], (size: number) => size],
          mean: [["[sizes]"], (sizes: readonly number[]) => sizes.length],
          // A second pass over the same pages.
          deviation: [["sizes", "mean"], (size: number, mean: number) => size - mean],
          perPage: [["[deviation]"], (all: readonly number[]) => all.length],
          total: [["[perPage]"], (all: readonly number[]) => all.length],
        },
        "total",
      );
      const shares = views.map(({ fraction }) => fraction);
      expect(shares).toEqual(shares.toSorted((one, other) => one - other));
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      expect(views.at(-1)).toMatchObject({ done: 12, total: 12, fanOuts: [], running: [], failed: [] });
      expect(views.at(-1)?.fraction).toBeCloseTo(1, 6);
    }),
    { numRuns: 100 },
  );
});
