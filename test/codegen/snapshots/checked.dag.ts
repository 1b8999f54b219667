// Written by `eponym build` from checked.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./checked.ts";
import { module, type CheckResult, type Column, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "people"
  | "mean"
>;

export interface Values extends Functions {
  /** From {@link source.people}. */
  "people.raw": Result<typeof source.people>;
  /** The check `length` of `people`. From {@link source.people}. */
  "people.check.length": CheckResult;
  /** The check `allowNulls` of `people`. From {@link source.people}. */
  "people.check.allowNulls": CheckResult;
  /** The column `age` of `people`. From {@link source.people}. */
  "age.raw": Column<Result<typeof source.people>, "age">;
  /** The check `range` of `age`. From {@link source.people}. */
  "age.check.range": CheckResult;
  /** The check `limits` of `age`. From {@link source.people}. */
  "age.check.limits": CheckResult;
  /** The column `age` of `people`. From {@link source.people}. */
  age: Column<Result<typeof source.people>, "age">;
  /** From {@link source.mean}. */
  "mean.raw": Result<typeof source.mean>;
  /** The check `schema` of `mean`. From {@link source.mean}. */
  "mean.check.schema": CheckResult;
  /** The check `range` of `mean`. From {@link source.mean}. */
  "mean.check.range": CheckResult;
  /** The check `range` of `mean`. From {@link source.mean}. */
  "mean.check.range.2": CheckResult;
  /** From {@link source.scaled}. */
  "double.raw": Result<typeof source.scaled>;
  /** The check `range` of `double`. From {@link source.scaled}. */
  "double.check.range": CheckResult;
  /** From {@link source.scaled}. */
  double: Result<typeof source.scaled>;
  /** From {@link source.scaled}. */
  "triple.raw": Result<typeof source.scaled>;
  /** The check `range` of `triple`. From {@link source.scaled}. */
  "triple.check.range": CheckResult;
  /** From {@link source.scaled}. */
  triple: Result<typeof source.scaled>;
}

export interface Edges {
  "people.raw": "rows";
  "people.check.length": "people.raw";
  "people.check.allowNulls": "people.raw";
  people: "people.raw" | "people.check.length" | "people.check.allowNulls";
  "age.raw": "people";
  "age.check.range": "age.raw";
  "age.check.limits": "age.raw";
  age: "age.raw" | "age.check.range" | "age.check.limits";
  "mean.raw": "age";
  "mean.check.schema": "mean.raw";
  "mean.check.range": "mean.raw";
  "mean.check.range.2": "mean.raw";
  mean: "mean.raw" | "mean.check.schema" | "mean.check.range" | "mean.check.range.2";
  "double.raw": "mean";
  "double.check.range": "double.raw";
  double: "double.raw" | "double.check.range";
  "triple.raw": "mean";
  "triple.check.range": "triple.raw";
  triple: "triple.raw" | "triple.check.range";
}

export interface Optional {}

export interface Needs {
  "people.raw": "rows";
  "people.check.length": "rows";
  "people.check.allowNulls": "rows";
  people: "rows";
  "age.raw": "rows";
  "age.check.range": "rows";
  "age.check.limits": "rows";
  age: "rows";
  "mean.raw": "rows";
  "mean.check.schema": "rows";
  "mean.check.range": "rows";
  "mean.check.range.2": "rows";
  mean: "rows";
  "double.raw": "rows";
  "double.check.range": "rows";
  double: "rows";
  "triple.raw": "rows";
  "triple.check.range": "rows";
  triple: "rows";
}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `people.raw`. */
  rows: Takes<typeof source.people, 0>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "mean(age) <- age": Column<Result<typeof source.people>, "age"> }, { "mean(age) <- age": Takes<typeof source.mean, 0> }>,
  Edge<{ "double(mean) <- mean": Result<typeof source.mean> }, { "double(mean) <- mean": number }>,
  Edge<{ "triple(mean) <- mean": Result<typeof source.mean> }, { "triple(mean) <- mean": number }>,
];

export default module<Shape>({
  name: "checked",
  file: "./checked.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "people", takes: [["rows", "{ age: number }[]"]], gives: "{ age: number }[]", hash: "63fa01446058ceef", decorators: [["extractColumns", ["age"]], ["checkOutput", { range: [-0, 1000] }, { target: "age", onFail: "warn" }], ["checkOutput", { $: "expression", text: "limits", name: "limits" }, { target: ["age"] }], ["checkOutput", { length: [1, 10], allowNulls: false }]], above: { "2": { hash: "6d5ee5bb09823c84" } } },
    { name: "mean", takes: [["age", "number[]"]], gives: "number", hash: "86d013005bebbe21", decorators: [["checkOutput", { $: "expression", text: "z.number().min(0)" }], ["checkOutput", { range: [0, 120] }], ["checkOutput", { range: [-1, 120] }]], above: { "0": { hash: "e6ae48512d15d166", packages: ["zod"] } } },
    { name: "scaled", takes: [["value", "number"], ["factor", "number"]], gives: "number", hash: "2ba0dd850a1e86f2", decorators: [["parameterize", { double: { $: "binding", parameters: [{ name: "mean", node: "mean", optional: false, type: "number" }] }, triple: { $: "binding", parameters: [{ name: "mean", node: "mean", optional: false, type: "number" }] } }], ["checkOutput", { range: [0, 500] }]], above: { "0": { hash: "db5a676a83611080" } } },
  ],
  types: {
    "{ age: number }[]": ["array", ["object", { age: "number" }]],
  },
  code: {
    "./checked.ts#limits": ["fb47c8af7f8b692a"],
    "./checked.ts#mean": ["237d2116cc56f92b"],
    "./checked.ts#mean@checkOutput": ["9e9009cd3c286e30"],
    "./checked.ts#people": ["395a6468d300f7e5"],
    "./checked.ts#people@checkOutput.2": ["20478f18067466b3", "./checked.ts#limits"],
    "./checked.ts#scaled": ["fd6e374a75e87d63"],
    "./checked.ts#scaled@parameterize": ["3d9d457a91a167d2"],
  },
  positions: [
    [10, 17, 6, 1, 7, 1, 8, 1, 9, 1],
    [17, 17, 14, 1, 15, 1, 16, 1],
    [23, 17, 21, 1, 22, 1],
  ],
  spans: [
    [94, 138],
    [568, 681],
    [449, 486],
    [362, 447],
    [251, 300],
    [825, 915],
    [683, 782],
  ],
  texts: {
    "./checked.ts": "5a2e42233ecbdff1",
  },
});
