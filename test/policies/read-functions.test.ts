import { expect, test } from "vitest";
import type { Argument } from "../../src/node.ts";
import { readCodes, readDeclared } from "../source/read-text.ts";

const write = (call: string): string =>
  `import { limit, pipeOutput, retry, step } from "eponym";\n${call}\nexport function f(): number { return 1; }`;

/** The last argument of a decorator that is read without a mistake. */
function read(call: string): Argument {
  return readDeclared(write(call)).decorations[0]?.args.at(-1);
}

test("functions of retries and limits name no nodes, and need no annotations", () => {
  expect(read("retry(f, { attempts: 2, on: (error) => error !== 1 });")).toEqual({
    attempts: 2,
    on: { $: "expression", text: "(error) => error !== 1" },
  });
  const plain = "tokens: function () { return 1; }";
  expect(read(`limit(f, { tokensPerMinute: 9, ${plain}, used: ({ usage }) => usage });`)).toEqual({
    tokensPerMinute: 9,
    tokens: { $: "expression", text: "function () { return 1; }" },
    used: { $: "expression", text: "({ usage }) => usage" },
  });
  expect(read("limit(f, { tokensPerMinute: 9, tokens() { return 1; } });")).toEqual({
    tokensPerMinute: 9,
    tokens: { $: "expression", text: "tokens() { return 1; }" },
  });
});

test("those of other decorators do", () => {
  expect(readCodes(write("pipeOutput(f, step(Math.max, (other) => [other]));"))).not.toEqual([]);
  expect(read("pipeOutput(f, step(Math.max, (other: number) => [other]));")).toMatchObject({
    args: [{}, { $: "binding", parameters: [{ name: "other" }] }],
  });
});
