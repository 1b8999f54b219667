import * as fc from "fast-check";
import type { Graph } from "../../src/graph/graph.ts";
import { sketchGraph } from "./graphs.ts";

/** Texts that a format could take for something else than text. */
const traps = [
  "end",
  "subgraph",
  "graph",
  "style",
  "styleOf:#1;",
  "classDef",
  "default",
  "click",
  "linkStyle",
  "node",
  "edge",
  "strict",
  "<script>alert(1)</script>",
  "</script><!--",
  "<!-- <script>",
  "]]>",
  "&amp;",
  "&lt;b&gt;",
  "#35;",
  "#quot;",
  'a"b',
  "a'b",
  "a\\",
  '\\"',
  "\\N",
  "\\l\\r",
  "a\nb",
  "a\r\n\tb",
  "%%{init: {}}%%",
  "%% comment",
  "---",
  "-->",
  "--o",
  "x-- y -->",
  ":::",
  "@{ shape: cyl }",
  "`code`",
  "**bold**",
  "__init__",
  "_a_",
  "1. one",
  "- item",
  "[x](javascript:alert(1))",
  "$$x^2$$",
  "{a|b}",
  "([x])",
  "a;b",
  "a,b",
  "a.check.range",
  "inputs:a",
  "inputs?:a",
  "age:n",
  "größe",
  "名前",
  "😀👩‍👩‍👧",
  "\u202eevil",
  "\u0000",
  "\ud800",
  "\uffff",
  "\u2028",
  "constructor",
  "__proto__",
  " ",
] as const;

/** Any text, hostile ones often. */
export const hostileText = fc.oneof(
  fc.constantFrom(...traps),
  fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
  fc.array(fc.constantFrom(...traps), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
  fc.string({
    unit: fc.constantFrom(...Array.from("<>&\"'`#;:[](){}|\\/-_=*~$%@!?,. \n\tab1")),
    minLength: 1,
    maxLength: 16,
  }),
);

/** A graph whose names, types, docs, tags, groups and config come from hostile texts. */
export const hostileGraph: fc.Arbitrary<Graph> = fc
  .record({
    names: fc.uniqueArray(hostileText, { minLength: 2, maxLength: 5 }),
    type: hostileText,
    doc: hostileText,
    tag: hostileText,
    value: hostileText,
    groups: fc.array(hostileText, { maxLength: 2 }),
    setting: hostileText,
    mode: hostileText,
  })
  .map(({ names: [input, first, ...others], type, doc, tag, value, groups, setting, mode }) => {
    const when = { all: { [setting]: [mode] }, unless: [], otherwise: false };
    const sketch = { type, doc, tags: Object.fromEntries([[tag, value]]), groups, module: value };
    const nodes = Object.fromEntries([
      [first!, { ...sketch, takes: [input!], when }],
      ...others.map((name, place) => [name, { ...sketch, takes: [place === 0 ? first! : others[place - 1]!] }]),
    ]);
    return sketchGraph(nodes, [first, ...others].includes(setting) ? {} : Object.fromEntries([[setting, mode]]));
  });
