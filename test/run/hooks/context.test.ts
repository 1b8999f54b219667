import { describe, expect, test } from "vitest";
import { type Adapter, type CallContext, context, DataflowError, withContext } from "eponym";
import { drain, rejection } from "../make-dataflow.ts";
import { watch } from "./watched-driver.ts";

/** What is called by the function of a node, after an await. */
async function helper(): Promise<CallContext> {
  await drain();
  return context();
}

describe("context()", () => {
  test("is that of the node that runs, also after an await and in what it calls", async () => {
    const seen: unknown[] = [];
    const see = ({ runId, node, items, attempt }: CallContext): void => void seen.push([runId, node, items, attempt]);
    const driver = watch(
      {
        "scoped n[]": [[], () => (see(context()), [5, 6])],
        "scoped twice": [["n"], async (n: number) => (see(await helper()), 2 * n)],
        all: [["[twice]"], (values: number[]) => values],
      },
      [],
    );
    const { id, results } = await driver.run(["all"], {});
    expect(results).toEqual({ all: [10, 12] });
    expect(seen).toEqual([
      [id, "n", [], 1],
      [id, "twice", [{ fan: "n", index: 0 }], 1],
      [id, "twice", [{ fan: "n", index: 1 }], 1],
    ]);
  });

  test("is there for `execute`, and for runs at the same time", async () => {
    const driver = watch({ "scoped a": [["x"], async (x: number) => [x, (await helper()).runId]] }, []);
    const runs = await Promise.all([1, 2].map((x) => driver.execute(["a"], { inputs: { x } })));
    const found = runs.map(({ a }) => a as [number, string]);
    expect(found.map(([x]) => x)).toEqual([1, 2]);
    expect(new Set(found.map(([, id]) => id)).size).toBe(2);
    for (const [, id] of found) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is there in a generator, and is its own also within the node of another driver", async () => {
    function* now(): Generator<string> {
      yield context().node;
      yield context().node;
    }
    async function* later(): AsyncGenerator<string> {
      yield context().node;
      await drain();
      yield context().node;
    }
    const inner = watch(
      {
        "scoped now[]": [[], now],
        "scoped later[]": [[], later],
        "scoped promised[]": [[], async () => later()],
        one: [["now"], (name: string) => name],
        two: [["later"], (name: string) => name],
        three: [["promised"], (name: string) => name],
        all: [["[one]", "[two]", "[three]"], (...names: string[][]) => names.flat()],
      },
      [],
    );
    const names = ["now", "now", "later", "later", "promised", "promised"];
    expect(await inner.execute(["all"])).toEqual({ all: names });
    const outer = watch(
      { "scoped outer": [[], async () => [(await inner.execute(["all"]))["all"], context().node]] },
      [],
    );
    expect(await outer.execute(["outer"])).toEqual({ outer: [names, "outer"] });
  });

  test("of no other step reaches one that takes nothing", async () => {
    const seen: unknown[] = [];
    const save = { $: "call", callee: "to.json", args: ["a.json"] } as const;
    const driver = watch({ "scoped a": [[], (...given: unknown[]) => (seen.push(given), 1), ["saveTo", save]] }, []);
    expect(await rejection(driver.execute(["a.save.json"]))).toMatchObject({ nodes: ["a.save.json"] });
    expect(seen).toEqual([[]]);
  });

  test("has a signal that ends with the run", async () => {
    const reasons: unknown[] = [];
    const wait = (): Promise<never> =>
      new Promise((_, reject) => {
        const { signal } = context();
        signal.addEventListener("abort", () => {
          reasons.push(signal.reason);
          reject(new Error("stopped"));
        });
      });
    const controller = new AbortController();
    const running = rejection(watch({ "scoped a": [[], wait] }, []).execute(["a"], { signal: controller.signal }));
    await drain();
    controller.abort("enough");
    expect(await running).toMatchObject({ code: "RUN_ABORTED" });
    expect(reasons).toEqual(["enough"]);
  });

  test("takes logs and progress to the adapters, as long as the node runs", async () => {
    const heard: unknown[] = [];
    const adapter: Adapter = {
      name: "hears",
      onLog: ({ node }, level, text, facts) => void heard.push([node.name, level, text, facts]),
      onProgress: ({ node }, progress) => void heard.push([node.name, progress]),
    };
    let late: CallContext | undefined;
    const speak = (): number => {
      late = context();
      late.log.warn("careful", { left: 2 });
      late.log.debug("plain");
      late.progress(1, 3, "first");
      return 1;
    };
    const sketches = { "scoped a": [[], speak] } as const;
    await watch(sketches, [adapter]).execute(["a"]);
    late?.progress(2);
    await watch(sketches, []).execute(["a"]);
    expect(heard).toEqual([
      ["a", "warn", "careful", { left: 2 }],
      ["a", "debug", "plain", {}],
      ["a", { done: 1, total: 3, text: "first" }],
    ]);
  });

  test("is given by a test", () => {
    const label = (): string => `${context().node} of ${context().runId}, attempt ${context().attempt}`;
    expect(withContext(label)).toBe("test of test, attempt 1");
    expect(withContext(label, { node: "pages", attempt: 2 })).toBe("pages of test, attempt 2");
    expect(withContext(() => context().signal.aborted)).toBe(false);
  });

  test("is an error where no node runs, or none that is known to ask", async () => {
    expect(() => context()).toThrow(DataflowError);
    const error = await rejection(watch({ a: [[], () => context().runId] }, []).execute(["a"]));
    expect(error).toMatchObject({
      code: "CONTEXT_MISSING",
      nodes: ["a"],
      location: { line: 1 },
      hint: expect.stringContaining("Call it in"),
    });
  });
});
