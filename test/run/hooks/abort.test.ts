import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Adapter } from "eponym";
import { drain, rejection } from "../make-dataflow.ts";
import { noteHooks, watch } from "./watched-driver.ts";

const never = (): Promise<never> => new Promise(() => {});

describe("an abort is heard", () => {
  test.each<readonly [string, Omit<Adapter, "name">]>([
    ["aroundGraph that has not begun", { aroundGraph: never }],
    ["aroundGraph that does not come back", { aroundGraph: (_run, next) => next().then(never) }],
    ["onNodeStart", { onNodeStart: never }],
    ["aroundNode", { aroundNode: never }],
    ["onNodeEnd", { onNodeEnd: never }],
  ])("while it is waited for %s", async (_, hooks) => {
    const notes: string[] = [];
    const driver = watch({ a: [[], () => 1] }, [noteHooks("sees", notes), { name: "stuck", ...hooks }]);
    const controller = new AbortController();
    const running = rejection(driver.execute(["a"], { signal: controller.signal }));
    await drain();
    controller.abort("enough");
    expect(await running).toMatchObject({ code: "RUN_ABORTED" });
    expect(notes.at(-1)).toBe("sees onGraphEnd aborted");
  });
});

describe("what is printed of a call and of a run", () => {
  test("tells no values", async () => {
    const printed: string[] = [];
    const adapter: Adapter = {
      name: "prints",
      onGraphStart: (run) => void printed.push(inspect(run, { depth: 9 }), JSON.stringify(run)),
      onNodeEnd: (call) => void printed.push(inspect(call, { depth: 9 }), JSON.stringify({ ...call })),
    };
    const driver = watch({ a: [["secret key", "plain"], (key: string) => key.length] }, [adapter]);
    expect(await driver.execute(["a"], { inputs: { key: "hush-hush", plain: "open-word" } })).toEqual({ a: 9 });
    expect(printed).toHaveLength(4);
    expect(printed.join()).not.toMatch(/hush|open-word/);
    expect(printed[2]).toContain("'a'");
  });
});

describe("a value that an adapter gives without waiting for the code", () => {
  test("leaves no rejection that nobody handles", async () => {
    const stray: unknown[] = [];
    const note = (reason: unknown): void => void stray.push(reason);
    process.on("unhandledRejection", note);
    const adapter: Adapter = {
      name: "hasty",
      aroundNode: ({ node }, next) => (node.name === "slow" ? (void next(), 1) : next()),
    };
    const failing = async (): Promise<never> => {
      await drain();
      throw new Error("broken");
    };
    const driver = watch({ slow: [[], never], bad: [["slow"], failing] }, [adapter]);
    expect(await rejection(driver.execute(["bad"]))).toMatchObject({ code: "NODE_FAILED" });
    await drain();
    process.off("unhandledRejection", note);
    expect(stray).toEqual([]);
  });
});
