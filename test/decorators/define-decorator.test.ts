import { expect, test } from "vitest";
import { defineDecorator } from "../../src/decorators/define-decorator.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { Driver } from "../../src/index.ts";
import { createModule } from "../../src/module.ts";

const mark = defineDecorator({ name: "marked", phase: "describe", apply: (nodes) => nodes });

function drive(kind: string, decorate: (fn: (x: number) => number) => void): () => Promise<unknown> {
  const fn = (x: number): number => x;
  decorate(fn);
  const functions = [
    { name: "own", takes: [["x", "number"] as const], gives: "number", hash: "", decorators: [[kind] as const] },
  ];
  const module = createModule({
    name: "m",
    file: "m.ts",
    url: "",
    source: { own: fn },
    functions,
    positions: [[3, 1, 2, 1]],
  });
  return async () => new Driver({ modules: [module] }).execute(["own"], { inputs: { x: 1 } });
}

async function codeOf(run: () => unknown): Promise<readonly [string, string]> {
  try {
    await run();
  } catch (error) {
    if (error instanceof DataflowError) return [error.code, error.message];
  }
  throw new Error("It did not fail as it should.");
}

test("a decorator takes no name that is taken, and has a phase that exists", async () => {
  expect((await codeOf(() => defineDecorator({ name: "tag", phase: "describe", apply: (nodes) => nodes })))[0]).toBe(
    "DECORATOR_DEFINED",
  );
  expect((await codeOf(() => defineDecorator({ name: "marked", phase: "describe", apply: () => [] })))[0]).toBe(
    "DECORATOR_DEFINED",
  );
  const wrong = { name: "early", phase: "extarct" as "extract", apply: () => [] };
  expect((await codeOf(() => defineDecorator(wrong)))[1]).toContain('Did you mean "extract"');
  expect(await drive("marked", mark)()).toEqual({ own: 1 });
});

test("one that fails is named with its place", async () => {
  const throwing = defineDecorator({
    name: "throwing",
    phase: "describe",
    apply: () => {
      throw new Error("apply broke");
    },
  });
  const [code, message] = await codeOf(drive("throwing", throwing));
  expect(code).toBe("DECORATOR_FAILED");
  expect(message).toContain("apply broke");
  expect(message).toContain("m.ts:2:1");
  const empty = defineDecorator({ name: "giving", phase: "describe", apply: () => undefined as never });
  expect((await codeOf(drive("giving", empty)))[0]).toBe("DECORATOR_FAILED");
});

test("one without code for the nodes that it makes is named", async () => {
  const unlinked = defineDecorator({
    name: "unlinked",
    phase: "describe",
    apply: (nodes) =>
      nodes.map((node) => ({ ...node, code: { ...node.code, kind: "unlinked", decoration: 0, part: "" } })),
  });
  expect((await codeOf(drive("unlinked", unlinked)))[0]).toBe("LINK_MISSING");
});
