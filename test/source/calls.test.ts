import { expect, test } from "vitest";
import type { Argument } from "../../src/node.ts";
import type { ReadModule } from "../../src/source/read-modules.ts";
import { readCodes, readText } from "./read-text.ts";

const head = `
  import { from, pipeOutput, step as then, to } from "eponym";
  import * as e from "eponym";
  import survey from "./survey.dag.ts";
  import { default as orders } from "./orders.dag.js";
  import prices from "./prices.ts";
  import { limits, low as floor } from "./limits.ts";
  import * as stats from "simple-statistics";
  import source from "./source.ts";
  export interface Order { price: number }
  export function clean(f: number): number { return f; }
  /** @internal */
  export function scale(f: number): number { return f; }
  export const _round = (f: number): number => f;
  function listed(f: number): number { return f; }
  function local(f: number): number { return f; }
  export { listed as tidy, listed as other };
  export const rates = { low: 1 };
  const hidden = { low: 1 };
`;

function readOn(argument: string): ReadModule {
  return readText(`${head}\npipeOutput(f, ${argument});\nexport function f(): number { return 1; }`);
}

function read(argument: string): Argument {
  return readOn(argument).declared.find(({ name }) => name === "f")?.decorations[0]?.args[0];
}

const named = (text: string, more: object = {}): Argument => ({
  $: "expression",
  text,
  name: text.split(".").at(-1),
  ...more,
});

test.each<[string, Argument]>([
  ['from.csv("a.csv")', { $: "call", callee: "from.csv", args: ["a.csv"] }],
  ['e.to.json("a.json", { indent: 2 })', { $: "call", callee: "to.json", args: ["a.json", { indent: 2 }] }],
  ["then(Math.round)!", { $: "call", callee: "step", args: [named("Math.round", { typeOf: "typeof Math.round" })] }],
  ["from.env()", { $: "call", callee: "from.env", args: [] }],
  ["[{ a: e.from.text(`a`) }, 1]", [{ a: { $: "call", callee: "from.text", args: ["a"] } }, 1]],
  [
    "then(then({ a: from.memory() }))",
    {
      $: "call",
      callee: "step",
      args: [{ $: "call", callee: "step", args: [{ a: { $: "call", callee: "from.memory", args: [] } }] }],
    },
  ],
  ["then({ ...limits }, [1])", { $: "call", callee: "step", args: [{ $: "expression", text: "{ ...limits }" }, [1]] }],
])("reads %s as a call", (written, argument) => {
  expect(read(written)).toEqual(argument);
});

test.each([
  "make(1)",
  "stats.mean([1])",
  "limits.of<number>(1)",
  "from.csv(...paths)",
  "new e.Driver({ modules: [] })",
  "then`a ${1}`",
])("leaves the call %s to the running module", (written) => {
  expect(read(written)).toEqual({ $: "expression", text: written });
});

test("reads the functions in a call as bindings", () => {
  const factor = { name: "factor", node: "factor", optional: false, type: "number", takes: "number" };
  expect(read("then(clean, (factor: number) => [factor], { when: { a: 1 } })")).toEqual({
    $: "call",
    callee: "step",
    args: [
      named("clean", { typeOf: "typeof source.clean", declared: "clean" }),
      { $: "binding", parameters: [factor] },
      { when: { a: 1 } },
    ],
  });
});

test("says what a call gives whose type arguments are written out", () => {
  const { declared, typeImports } = readOn('e.from.json<Order[]>("a"), from.csv<stats.Row, typeof limits>("b")');
  const args = declared.at(-1)?.decorations[0]?.args;
  expect(args).toEqual([
    { $: "call", callee: "from.json", args: ["a"], gives: "ReturnType<typeof e.from.json<source.Order[]>>" },
    { $: "call", callee: "from.csv", args: ["b"], gives: "ReturnType<typeof from.csv<stats.Row, typeof limits>>" },
  ]);
  expect(typeImports.map(({ specifier, local }) => [specifier, local])).toEqual([
    ["./limits.ts", "limits"],
    ["eponym", "e"],
    ["eponym", "from"],
    ["simple-statistics", "stats"],
  ]);
});

test.each<[string, object, readonly string[]]>([
  ["clean", { typeOf: "typeof source.clean", declared: "clean" }, []],
  ["scale", { typeOf: "typeof source.scale", declared: "scale" }, []],
  ["_round", { typeOf: "typeof source._round", declared: "_round" }, []],
  ["listed", { typeOf: "typeof source.tidy", declared: "tidy" }, []],
  ["local", { hidden: true }, []],
  ["rates.low", { typeOf: "typeof source.rates.low" }, []],
  ["hidden.low", { hidden: true }, []],
  ["nowhere", { hidden: true }, []],
  ["Math.round", { typeOf: "typeof Math.round" }, []],
  ["limits.age.low", { typeOf: "typeof limits.age.low" }, ["./limits.ts named limits limits"]],
  ["floor", { typeOf: "typeof floor" }, ["./limits.ts named low floor"]],
  ["prices", { typeOf: "typeof prices" }, ["./prices.ts default default prices"]],
  ["stats.mean", { typeOf: "typeof stats.mean" }, ["simple-statistics namespace * stats"]],
  ["source", { typeOf: "typeof source_" }, ["./source.ts default default source_"]],
  ["survey", { typeOf: "typeof survey", dag: "./survey.dag.ts" }, ["./survey.dag.ts default default survey"]],
  ["orders", { typeOf: "typeof orders", dag: "./orders.dag.js" }, ["./orders.dag.js named default orders"]],
])("says what the name %s stands for", (written, facts, imports) => {
  expect(read(written)).toEqual(named(written, facts));
  const found = readOn(written).typeImports;
  expect(found.map(({ specifier, kind, imported, local }) => [specifier, kind, imported, local].join(" "))).toEqual(
    imports,
  );
});

test("an assertion and an optional step keep a name from having the type of its value", () => {
  expect(read("clean as never")).toEqual({
    $: "expression",
    text: "clean as never",
    name: "clean",
    hidden: true,
    declared: "clean",
  });
  expect(read("limits?.age")).toEqual({ $: "expression", text: "limits?.age", name: "age", hidden: true });
});

test.each<[string, object]>([
  [
    "(a: number) => ({ a, b: a, c: 1, 'd e': (a), 2: hidden })",
    {
      returns: { a: "a", b: "a", c: null, "d e": null, 2: null },
    },
  ],
  ["(a: number) => ({})", { returns: {} }],
  ["(a: number) => { return { a } as const; }", { returns: { a: "a" } }],
  ["function (a: number) { return { a }; }", { returns: { a: "a" } }],
  ["(a: number) => ({ a: a! })", { returns: { a: null } }],
  ["(a: number) => ({ ...rates, a })", {}],
  ["(a: number) => ({ ['a']: a })", {}],
  ["(a: number) => ({ a() { return 1; } })", {}],
  ["async (a: number) => ({ a })", {}],
  ["(a: number) => { const b = a; return { b }; }", {}],
  ["(a: number) => { rates.low = a; }", {}],
  ["(a: number) => to.json(`${a}.json`)", { calls: "to.json" }],
  ["(a: number) => (e.from.csv<Order>(a))", { calls: "from.csv" }],
  ["(a: number) => stats.mean([a])", {}],
  ["(a: number) => a.toFixed()", {}],
])("says what %s makes of its parameters", (written, facts) => {
  const a = { name: "a", node: "a", optional: false, type: "number", takes: "number" };
  expect(read(written)).toEqual({ $: "binding", parameters: [a], ...facts });
});

test("a parameter that is called as something of eponym is a parameter", () => {
  expect(read("(to: Saver) => to.json(1)")).toEqual({
    $: "binding",
    parameters: [{ name: "to", node: "to", optional: false, type: "Saver", takes: "Saver" }],
  });
});

test("mistakes in the functions of a call are reported", () => {
  const text = `import { pipeOutput, step } from "eponym";
    pipeOutput(f, step(g, (a, [b]: number[]) => [a, b]));
    export function f(): number { return 1; }
    function g(f: number): number { return f; }`;
  expect(readCodes(text)).toEqual(["PARAMETER_TYPE_MISSING", "DESTRUCTURED_BINDING"]);
});
