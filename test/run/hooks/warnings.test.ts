import { expect, test } from "vitest";
import type { Adapter, Problem } from "eponym";
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
