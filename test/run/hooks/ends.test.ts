import { describe, expect, test } from "vitest";
import type { Adapter } from "eponym";
import type { NodeCall } from "../../../src/run/adapter.ts";
import { drain, type FunctionSketch, rejection } from "../make-dataflow.ts";
import { watch } from "./watched-driver.ts";

describe("a run that is aborted while a node begins", () => {
  const controllers: AbortController[] = [];
  const abort = (): void => controllers.at(-1)?.abort();
  const ways: Readonly<Record<string, readonly [fn: () => unknown, act?: () => void]>> = {
    "by an adapter": [() => 1, abort],
    "by what it calls, which gives a promise": [() => (abort(), new Promise(() => {}))],
    "by what it calls, which throws": [
      () => {
        abort();
        throw new Error("off");
      },
    ],
  };

  test.each(Object.entries(ways))("%s", async (_, [fn, act]) => {
    const heard: string[] = [];
    const controller = new AbortController();
    controllers.push(controller);
    const listen = (name: string, acts?: () => void): Adapter => ({
      name,
      onNodeStart() {
        heard.push(`${name} start`);
        acts?.();
      },
      onNodeEnd: ({ node }, { status }) => void heard.push(`${name} ${node.name} ${status}`),
      onGraphEnd: () => void heard.push(`${name} end`),
    });
    const driver = watch({ a: [[], fn] }, [listen("outer", act), listen("inner")]);
    const failure = await rejection(driver.run(["a"], { signal: controller.signal }));
    expect(failure).toMatchObject({ code: "RUN_ABORTED" });
    expect(heard).toEqual([
      "outer start",
      "inner start",
      "inner a aborted",
      "outer a aborted",
      "inner end",
      "outer end",
    ]);
  });
});

describe("a run that is aborted while a fan-out begins", () => {
  const never = (): Promise<never> => new Promise(() => {});
  const controllers: AbortController[] = [];
  const abort = (): number => {
    controllers.at(-1)?.abort();
    return 1;
  };
  const places: Readonly<Record<string, Readonly<Record<string, FunctionSketch>>>> = {
    "by a later item": { one: [["words"], (word: string) => (word === "b" ? abort() : never())] },
    "by another node of an item": { one: [["words"], never], two: [["words"], abort] },
    "by a fan-out within": {
      "letters[]": [["words"], () => ["x", "y"]],
      one: [["letters"], (letter: string) => (letter === "y" ? abort() : never())],
      two: [["words"], never],
    },
  };

  test.each(Object.entries(places))("%s", async (_, inner) => {
    const [starts, ends]: [string[], string[]] = [[], []];
    const controller = new AbortController();
    controllers.push(controller);
    const place = ({ node, items }: NodeCall): string => `${node.name} ${items.map(({ index }) => index).join()}`;
    const adapter: Adapter = {
      name: "hears",
      onNodeStart: (call) => void starts.push(place(call)),
      onNodeEnd: (call, { status }) => void (status !== "skipped" && ends.push(place(call))),
    };
    const sketches = { "words[]": [[], () => ["a", "b"]], ...inner } as const;
    const driver = watch(sketches, [adapter]);
    const failure = await rejection(
      driver.run(
        Object.keys(inner).filter((name) => !name.endsWith("]")),
        { signal: controller.signal },
      ),
    );
    expect(failure).toMatchObject({ code: "RUN_ABORTED" });
    expect(starts.length).toBeGreaterThan(2);
    expect(ends.toSorted()).toEqual(starts.toSorted());
  });
});

test("a run that has failed is not told to be aborted, whatever is aborted while it comes to its end", async () => {
  const heard: unknown[] = [];
  const controller = new AbortController();
  const adapter: Adapter = {
    name: "aborts",
    onNodeEnd: (_, { status }) => void (status === "aborted" && controller.abort()),
    onGraphEnd: (_, { status, error }) => void heard.push(status, error?.code),
  };
  const fail = (): never => {
    throw new Error("off");
  };
  const driver = watch({ slow: [[], () => new Promise(() => {})], bad: [[], fail] }, [adapter]);
  const failure = await rejection(driver.run(["slow", "bad"], { signal: controller.signal }));
  expect(failure).toMatchObject({ code: "NODE_FAILED" });
  expect(heard).toEqual(["failed", "NODE_FAILED"]);
});

test("a node that is to be tried again as its run comes to its end is not told to be", async () => {
  const heard: string[] = [];
  const adapter: Adapter = {
    name: "hears",
    onRetry: ({ node }) => void heard.push(`${node.name} again`),
    onNodeEnd: ({ node }, { status }) => void heard.push(`${node.name} ${status}`),
  };
  const fail = (): never => {
    throw new Error("off");
  };
  const sketches = {
    slow: [[], () => fail(), ["retry", { attempts: 3, delay: 0 }]],
    bad: [[], () => fail()],
  } as const;
  await rejection(watch(sketches, [adapter]).run(["slow", "bad"]));
  // How to wait is found out first, for which a package may be loaded.
  await import("cockatiel");
  await drain();
  await drain();
  expect(heard).toEqual(["bad failed", "slow aborted"]);
});
