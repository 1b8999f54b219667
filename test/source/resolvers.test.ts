import { expect, test } from "vitest";
import type { Argument, ResolverArgument } from "../../src/node.ts";
import { readDeclared, readText } from "./read-text.ts";

const head = `
  import { config, extractFields, pipeOutput, resolve, step, tag } from "eponym";
  import * as e from "eponym";
  import type { Scale } from "./scale.ts";
  export interface Settings { readonly fields: string[]; scale?: Scale }
`;

/** The second argument of the one \`resolve\`. */
function readResolver(resolver: string, decorator = "resolve"): ResolverArgument {
  const text = `${head}\n${decorator}(f, { names: ["a"] }, ${resolver});\nexport function f(): number { return 1; }`;
  const [decoration] = readDeclared(text, "f").decorations;
  expect(decoration?.kind).toBe("resolve");
  expect(decoration?.args[0]).toEqual({ names: ["a"] });
  return decoration?.args[1] as ResolverArgument;
}

const calls = ({ decorations }: ResolverArgument): readonly (readonly [string, ...(readonly Argument[])])[] =>
  decorations.map(({ kind, args }) => [kind, ...args] as const);

test("reads the config keys and the decorators of a resolver", () => {
  const resolver = readResolver("(config: { fields: string[] }) => { extractFields(f, config.fields); }");
  expect(resolver).toEqual({
    $: "resolver",
    config: { fields: "string[]" },
    takes: "{ fields: string[] }",
    decorations: [
      {
        kind: "extractFields",
        args: [{ $: "expression", text: "config.fields", name: "fields" }],
        location: expect.objectContaining({ file: "dataflow.ts", line: 7, column: 66 }),
      },
    ],
  });
});

test.each([
  [
    "a named type",
    "(config: Settings) => tag(f, {})",
    { fields: "string[]", scale: "Scale | undefined" },
    "source.Settings",
  ],
  [
    "a pattern",
    "({ fields }: Settings) => tag(f, {})",
    { fields: "string[]", scale: "Scale | undefined" },
    "source.Settings",
  ],
  ["an imported type in it", "(c: { scale: Scale }) => tag(f, {})", { scale: "Scale" }, "{ scale: Scale }"],
  ["a function expression", "function (c: { a: 1 | 2 }) { tag(f, {}); }", { a: "1 | 2" }, "{ a: 1 | 2 }"],
  ["nothing", "() => tag(f, {})", {}, undefined],
])("takes the config keys from %s", (_, written, config, takes) => {
  const resolver = readResolver(written);
  expect(resolver.config).toEqual(config);
  expect(resolver.takes).toBe(takes);
  expect(calls(resolver)).toEqual([["tag", {}]]);
});

test("what the annotation of its parameter needs is imported", () => {
  const text = `${head}\nresolve(f, { names: [] }, (c: { scale: Scale }) => tag(f, {}));\nexport function f(): number { return 1; }`;
  expect(readText(text).typeImports).toEqual([
    { specifier: "./scale.ts", kind: "named", imported: "Scale", local: "Scale" },
  ]);
});

test("finds decorators wherever they are called, in the order of the text", () => {
  const resolver = readResolver(
    `({ fields }: Settings) => {
    if (fields.length > 1) config.when(f, { a: 1 });
    else (tag(f, { b: 2 }));
    for (const field of fields) e.tag((f as never), { c: field });
    const later = () => { fields.forEach((field) => tag(f, { [field]: 3 })); };
    pipeOutput(f, step(g, (x: number) => [x]), step(f));
    later();
    console.log(f.name, g(1));
  }`,
  );
  expect(calls(resolver)).toEqual([
    ["config.when", { a: 1 }],
    ["tag", { b: 2 }],
    ["tag", { c: { $: "expression", text: "field", name: "field" } }],
    ["tag", { $: "expression", text: "{ [field]: 3 }" }],
    [
      "pipeOutput",
      {
        $: "call",
        callee: "step",
        args: [
          { $: "expression", text: "g", name: "g", hidden: true },
          {
            $: "binding",
            parameters: [{ name: "x", node: "x", optional: false, type: "number", takes: "number" }],
          },
        ],
      },
      {
        $: "call",
        callee: "step",
        args: [{ $: "expression", text: "f", name: "f", typeOf: "typeof source.f", declared: "f" }],
      },
    ],
  ]);
});

test("a name of the resolver hides that of the file", () => {
  const resolver = readResolver(`(config: { fields: string[] }) => {
    config.when(1);
    const tag = (fn: unknown, text: string) => [fn, text];
    { const f = 1; extractFields(f, config.fields); tag(f, "a"); }
    extractFields(f, config.fields, step(config), { step: (e: number) => e.from.csv(1) });
    pipeOutput(f, config.step(1));
  }`);
  expect(calls(resolver)).toEqual([
    [
      "extractFields",
      { $: "expression", text: "config.fields", name: "fields" },
      { $: "call", callee: "step", args: [{ $: "expression", text: "config", name: "config" }] },
      {
        step: {
          $: "binding",
          parameters: [{ name: "e", node: "e", optional: false, type: "number", takes: "number" }],
        },
      },
    ],
    ["pipeOutput", { $: "expression", text: "config.step(1)" }],
  ]);
});

test("resolve is known through aliases and namespaces", () => {
  expect(calls(readResolver("() => tag(f, 1)", "e.resolve"))).toEqual([["tag", 1]]);
});

test("the function above which a resolver stands keeps its other decorators", () => {
  const text = `${head}
    tag(f, 1);
    resolve(f, { names: ["a"] }, (config: { fields: string[] }) => extractFields(f, config.fields));
    tag(f, 2);
    export function f(): number { return 1; }`;
  expect(readDeclared(text, "f").decorations.map(({ kind }) => kind)).toEqual(["tag", "resolve", "tag"]);
});
