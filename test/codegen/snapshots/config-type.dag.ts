// Written by `eponym build` from config-type.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./config-type.ts";
import { module, type ConditionFits, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "doubled"
>;

export interface Values extends Functions {
  /** From {@link source.load__batch}, {@link source.load__online}, {@link source.load__rest}. */
  load: Result<typeof source.load__batch> | Result<typeof source.load__online> | Result<typeof source.load__rest>;
  /** The field `total` of `load`. From {@link source.load__batch}, {@link source.load__online}. */
  total: Result<typeof source.load__batch>["total"] | Result<typeof source.load__online>["total"];
}

export interface Edges {
  load: "?load";
  total: "?total";
  doubled: "total";
}

export interface Optional {}

export interface Needs {
  load: "?load";
  total: "?total";
  doubled: "?total";
}

export interface Uses {}

export interface Variants {
  "?load":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.load__batch>; edges: "path"; optional: never; needs: "path"; uses: never }
    | { when: { mode: "online" }; unless: { region: "us" }; gives: Result<typeof source.load__online>; edges: "client"; optional: never; needs: "client"; uses: never }
    | { when: {}; unless: { mode: "batch" } | { mode: "online" }; gives: Result<typeof source.load__rest>; edges: never; optional: never; needs: never; uses: never }
    | { when: { region: "us" }; unless: { mode: "batch" }; gives: Result<typeof source.load__rest>; edges: never; optional: never; needs: never; uses: never };
  "?total":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.load__batch>["total"]; edges: "load"; optional: never; needs: "?load"; uses: never }
    | { when: { mode: "online" }; unless: { region: "us" }; gives: Result<typeof source.load__online>["total"]; edges: "load"; optional: never; needs: "?load"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `load`. */
  path: Takes<typeof source.load__batch, 0>;
  /** Taken by `load`. */
  client: Takes<typeof source.load__online, 0>;
}

export type Config = source.Config;

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "doubled(total) <- total of load__batch": Result<typeof source.load__batch>["total"] }, { "doubled(total) <- total of load__batch": Takes<typeof source.doubled, 0> }>,
  Edge<{ "doubled(total) <- total of load__online": Result<typeof source.load__online>["total"] }, { "doubled(total) <- total of load__online": Takes<typeof source.doubled, 0> }>,
  ConditionFits<{ "load__batch: config.mode": "batch" }, { "load__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "load__online: config.mode": "online" }, { "load__online: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "load__online: config.region": "us" }, { "load__online: config.region": source.Config["region"] }>,
];

export default module<Shape>({
  name: "config-type",
  file: "./config-type.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "load__batch", takes: [["path", "string"]], gives: "{ total: number }", hash: "9a7700595e852998", decorators: [["config.when", { mode: "batch" }], ["extractFields", ["total"]]] },
    { name: "load__online", takes: [["client", "number"]], gives: "Promise<{ total: number; extra: string }>", hash: "8f0f1a7e0b29d130", decorators: [["config.when", { mode: "online" }], ["config.whenNot", { region: "us" }], ["extractFields", ["total"]]] },
    { name: "load__rest", gives: "{ nothing: true }", hash: "76fa658d012c33c2", decorators: [["config.otherwise"]] },
    { name: "doubled", takes: [["total", "number"]], gives: "number", hash: "c0975c4843e88b0f" },
  ],
  types: {
    "{ nothing: true }": ["object", { nothing: ["=", true] }],
    "{ total: number }": ["object", { total: "number" }],
    "{ total: number; extra: string }": ["object", { total: "number", extra: "string" }],
  },
  code: {
    "./config-type.ts#doubled": ["78a936e4a8f84b74"],
    "./config-type.ts#load__batch": ["f81da00facb06f85"],
    "./config-type.ts#load__online": ["01579ccd07ef557d"],
    "./config-type.ts#load__rest": ["1f848adca03e1252"],
  },
  positions: [
    [10, 17, 8, 1, 9, 1],
    [17, 23, 14, 1, 15, 1, 16, 1],
    [22, 17, 21, 1],
    [26, 17],
  ],
  spans: [
    [692, 762],
    [209, 306],
    [443, 579],
    [611, 690],
  ],
  texts: {
    "./config-type.ts": "bce7dfe2b5c062d6",
  },
});
