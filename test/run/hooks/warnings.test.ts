import { expect, test } from "vitest";
import { type Adapter, context, type Problem } from "eponym";
import { defer, drain, rejection } from "../make-dataflow.ts";
import { watch } from "./watched-driver.ts";

const problem = (code: string): Problem => ({ code, message: "odd", nodes: [] });

test("what is reported before the first node comes to all adapters, once they know of the run", async () => {
  const heard: string[] = [];
  const listen = (name: string): Adapter => ({
    name,
    onGraphStart: () => void heard.push(`${name} start`),
    onWarning: (_, { code }) => void heard.push(`${name} ${code}`),
  });
  const early: Adapter = {
    name: "early",
    onGraphStart(run) {
      run.warn(problem("FIRST"));
      throw new Error("off");
    },
    aroundGraph(run, next) {
      run.warn(problem("SECOND"));
      return next();
    },
  };
  const { warnings } = await watch({ a: [[], () => 1] }, [listen("outer"), early, listen("inner")]).run(["a"]);
  const codes = ["FIRST", "ADAPTER_FAILED", "SECOND"];
  expect(warnings.map(({ code }) => code)).toEqual(codes);
  expect(heard).toEqual(["outer start", "inner start", ...codes.flatMap((code) => [`outer ${code}`, `inner ${code}`])]);
});

test("what fails once its run is over is not told to be tried again", async () => {
  const heard: string[] = [];
  const gate = defer<never>();
  const adapter: Adapter = {
    name: "hears",
    onRetry: ({ node }) => void heard.push(`${node.name} again`),
    onNodeEnd: ({ node }, { status }) => void heard.push(`${node.name} ${status}`),
  };
  const sketches = {
    slow: [[], () => gate.promise, ["retry", { attempts: 3, delay: 0 }]],
    bad: [
      [],
      () => {
        // The reason for another attempt is found, but not told yet, when the run comes to its end.
        setImmediate(() => gate.reject(new Error("late")));
        throw new Error("off");
      },
    ],
    "scoped quick": [[], () => context().node],
  } as const;
  await rejection(watch(sketches, [adapter]).run(["slow", "bad", "quick"]));
  await drain();
  await drain();
  expect(heard).toContain("slow aborted");
  expect(heard).not.toContain("slow again");
});
