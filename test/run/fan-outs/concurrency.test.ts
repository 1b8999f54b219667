import { describe, expect, test } from "vitest";
import { defaultItems } from "../../../src/run/execute-plan.ts";
import { defer, drain, type FunctionSketch, makeDataflow } from "../make-dataflow.ts";

/** Counts how many are at work, and the most that ever were. */
function createGauge(): { enter(): void; leave(): void; readonly most: number; readonly now: number } {
  let now = 0;
  let most = 0;
  return {
    enter: () => void (most = Math.max(most, ++now)),
    leave: () => void now--,
    get most() {
      return most;
    },
    get now() {
      return now;
    },
  };
}

function countTo(length: number): readonly number[] {
  return Array.from({ length }, (_, item) => item);
}

function makeStream(): ReadableStream<number> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(1);
      controller.enqueue(2);
      controller.close();
    },
  });
}

describe("items in flight", () => {
  test.each([[undefined, defaultItems] as const, [1, 1] as const, [5, 5] as const])(
    "with concurrency %s are %s at most, and the next is only pulled when it may start",
    async (concurrency, most) => {
      const gauge = createGauge();
      let pulled = 0;
      const { execute } = makeDataflow({
        "urls[]": [
          [],
          function* () {
            for (const item of countTo(200)) {
              pulled++;
              expect(gauge.now).toBeLessThan(most);
              yield item;
            }
          },
        ],
        page: [
          ["urls"],
          async (url: number) => {
            gauge.enter();
            if (url % 3 > 0) await drain();
            gauge.leave();
            return url * 2;
          },
        ],
        all: [["[page]"], (pages: number[]) => pages],
      });
      expect(await execute(["all"], { concurrency })).toEqual({ all: countTo(200).map((url) => url * 2) });
      expect(pulled).toBe(200);
      expect(gauge.most).toBe(most);
    },
  );

  test("of an asynchronous iterable are pulled one at a time, and count as in flight while they are", async () => {
    const gauge = createGauge();
    const pulls = createGauge();
    async function* pages(): AsyncGenerator<number> {
      for (const item of countTo(20)) {
        pulls.enter();
        gauge.enter();
        await drain();
        gauge.leave();
        pulls.leave();
        yield item;
      }
    }
    const work = async (value: number): Promise<number> => {
      gauge.enter();
      await drain();
      await drain();
      gauge.leave();
      return value;
    };
    const asides = countTo(20).map((place) => [`aside${place}`, [[], () => work(place)]] as const);
    const { execute } = makeDataflow({ "urls[]": [[], pages], page: [["urls"], work], ...Object.fromEntries(asides) });
    const outputs = ["page", ...asides.map(([name]) => name)];
    expect(await execute(outputs, { concurrency: 3 })).toMatchObject({ page: countTo(20) });
    expect(pulls.most).toBe(1);
    expect(gauge.most).toBe(3);
  });

  test("share the limit with all other nodes, at all levels", async () => {
    const gauge = createGauge();
    const work = async (...values: number[]): Promise<number> => {
      gauge.enter();
      await drain();
      gauge.leave();
      return values.length;
    };
    const sketch = {
      "urls[]": [[], () => countTo(7)],
      "parts[]": [["urls"], (url: number) => countTo(url)],
      word: [["parts"], work],
      size: [["word"], work],
      page: [["urls", "[size]"], work],
      aside: [[], work],
      besides: [["aside"], work],
      all: [["[page]", "besides"], work],
    } satisfies Record<string, FunctionSketch>;
    for (const concurrency of [1, 2, 4]) {
      await makeDataflow(sketch).execute(["all", "word"], { concurrency });
      expect(gauge.most).toBe(concurrency);
    }
  });

  test("of nested fan-outs are bounded together where no number is given", async () => {
    const gauge = createGauge();
    const { execute } = makeDataflow({
      "urls[]": [[], () => countTo(50)],
      "parts[]": [["urls"], () => countTo(50)],
      word: [
        ["parts"],
        async (part: number) => {
          gauge.enter();
          await drain();
          gauge.leave();
          return part;
        },
      ],
    });
    expect(await execute(["word"])).toEqual({ word: countTo(50).map(() => countTo(50)) });
    expect(gauge.most).toBe(defaultItems);
  });

  test("results come in the order of the items, whatever the order in which they finish", async () => {
    const waits = countTo(6).map(() => defer<string>());
    const { execute } = makeDataflow({
      "urls[]": [[], () => countTo(6)],
      page: [["urls"], (url: number) => (url % 2 === 0 ? waits[url]!.promise : `now ${url}`)],
    });
    const run = execute(["page", "urls"]);
    for (const place of [4, 0, 2]) {
      waits[place]!.resolve(`later ${place}`);
      await drain();
    }
    expect(await run).toEqual({
      page: ["later 0", "now 1", "later 2", "now 3", "later 4", "now 5"],
      urls: countTo(6),
    });
  });
});

test.each<[string, () => unknown]>([
  ["a set", () => new Set(["a", "b"])],
  ["a typed array", () => Uint8Array.of(1, 2)],
  ["a promise of an array", async () => [1, 2]],
  ["a readable stream", () => makeStream()],
  [
    "an iterable of one's own",
    () => ({
      *[Symbol.iterator]() {
        yield* [1, 2];
      },
    }),
  ],
  [
    "an asynchronous iterable whose iterator settles nothing",
    () => ({
      [Symbol.asyncIterator]: () => {
        let next = 0;
        return { next: () => ({ done: next > 1, value: next++ }) };
      },
    }),
  ],
])("%s fans out", async (_, source) => {
  const { execute } = makeDataflow({
    "urls[]": [[], source],
    page: [["urls"], (url: unknown) => ({ url })],
    count: [["[page]"], (pages: unknown[]) => pages.length],
  });
  expect(await execute(["count"])).toEqual({ count: 2 });
});
