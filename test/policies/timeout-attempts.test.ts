import { expect, test } from "vitest";
import { context } from "../../src/context.ts";
import type { DataflowError } from "../../src/errors/dataflow-error.ts";
import { buildGraph } from "../../src/graph/build-graph.ts";
import { failureOf, openDriver } from "../executors/open-driver.ts";
import { readText } from "../source/read-text.ts";
import { makeDriver, rejection } from "./make-driver.ts";

/** What reading and building a file with one decorated function reports. */
function declaredCodes(call: string): readonly string[] {
  const text = `import { limit, retry, timeout } from "eponym";\n${call}\nexport function f(): number { return 1; }`;
  return buildGraph([readText(text) as never]).problems.map(({ code }) => code);
}

const stuck = (): Promise<never> => new Promise<never>(() => {});

test("a bound of everything tells what the attempts before it failed with", async () => {
  const fail = (): unknown => {
    const { attempt } = context();
    if (attempt > 2) return stuck();
    throw new TypeError(`no ${attempt}`);
  };
  const retried: number[] = [];
  const listen = { name: "listen", onRetry: (_: unknown, { attempt }: { attempt: number }) => retried.push(attempt) };
  const retry = ["retry", { attempts: 9, delay: 1, jitter: false }] as const;
  const driver = makeDriver({ a: [[], fail, ["timeout", { total: 200 }], retry] }, [listen]);
  const error = (await rejection(driver.execute(["a"]))) as unknown as DataflowError;
  expect(error).toMatchObject({ code: "NODE_TIMEOUT", nodes: ["a"], cause: { message: "no 2" } });
  expect(error.errors).toMatchObject([{ message: "no 1" }, { message: "no 2" }]);
  expect(error.message).toContain("2 attempts failed before; the last error: TypeError: no 2");
  expect(retried).toEqual([1, 2]);
});

test("without failed attempts there is no cause", async () => {
  const error = await rejection(makeDriver({ a: [[], stuck, ["timeout", { total: 10 }]] }).execute(["a"]));
  expect(error).toMatchObject({ code: "NODE_TIMEOUT", cause: undefined, errors: undefined });
  expect(error.message).not.toContain("last error");
});

test("what runs elsewhere already is not sent there", async () => {
  const begun = new Int32Array(new SharedArrayBuffer(8));
  const { code, message } = await failureOf(openDriver(), "stuck", { begun });
  expect(code).toBe("NODE_TIMEOUT");
  expect(message).not.toContain("runOn");
});

test("a bound of an attempt that is longer than that of everything is a mistake", () => {
  expect(declaredCodes("timeout(f, { each: 500, total: 100 });")).toEqual(["POLICY_OPTIONS_UNFIT"]);
  expect(declaredCodes("timeout(f, { each: 100, total: 100 });")).toEqual([]);
  expect(() => makeDriver({ a: [[], stuck, ["timeout", { each: 500, total: 100 }]] })).toThrow("POLICY_OPTIONS_UNFIT");
});

test("numbers that have a name are read", () => {
  expect(declaredCodes("limit(f, { concurrency: Infinity });")).toEqual(["POLICY_OPTION_INVALID"]);
  expect(declaredCodes("retry(f, { attempts: Number.POSITIVE_INFINITY });")).toEqual(["POLICY_OPTION_INVALID"]);
  expect(declaredCodes("timeout(f, { each: NaN });")).toEqual(["POLICY_OPTION_INVALID"]);
  expect(declaredCodes("const Infinity = 3;\nlimit(f, { concurrency: Infinity });")).toEqual([]);
});
