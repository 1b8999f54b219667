// Written by `eponym build` from edges.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./edges.ts";
import { module, type Edge, type Own, type Result, type Takes, type Unmarked } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "net"
  | "report"
  | "shout"
  | "either"
>;

export interface Values extends Functions {}

export interface Edges {
  net: "gross";
  report: "net";
  shout: "report";
  either: "flag";
}

export interface Optional {
  net: "taxRate";
  report: "note";
  shout: "mark";
}

export interface Needs {
  net: "gross";
  report: "gross";
  shout: "gross";
  either: "flag";
}

export interface Uses {
  net: "taxRate";
  report: "note" | "taxRate";
  shout: "mark" | "note" | "taxRate";
}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `net`. */
  gross: Takes<typeof source.net, 0>;
  /** Taken by `net`. */
  taxRate: Exclude<Takes<typeof source.net, 1>, undefined>;
  /** Taken by `report`. */
  note: Exclude<Takes<typeof source.report, 0>["note"], undefined>;
  /** Taken by `shout`. */
  mark: Exclude<Takes<typeof source.shout, 1>, undefined>;
  /** Taken by `either`. */
  flag: Takes<typeof source.either, 0>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "report(net) <- net": Result<typeof source.net> }, { "report(net) <- net": Takes<typeof source.report, 0>["net"] }>,
  Edge<{ "shout(text) <- report": Result<typeof source.report> }, { "shout(text) <- report": Takes<typeof source.shout, 0> }>,
  Unmarked<{ "result of net": Result<typeof source.net> }, "result of net">,
  Unmarked<{ "net(gross)": Takes<typeof source.net, 0> }, "net(gross)">,
];

export default module<Shape>({
  name: "edges",
  file: "./edges.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "net", takes: [["gross", "Money"], ["taxRate?=0.2", "number"]], gives: "Money", doc: "Result of the Column in a CheckResult; \"ConditionFits<\".", hash: "a8a901cccaa58d70" },
    { name: "report", takes: [["net", "number"], ["note?=\"none\"", "string"]], gives: "Promise<string>", call: "named", hash: "3f00217e8310f4b1" },
    { name: "shout", takes: [["text", "string", "report"], ["mark?", "string"]], gives: "string", hash: "c1dfbd3e76e36381" },
    { name: "either", takes: [["flag", "boolean"]], gives: "Promise<number> | Promise<string>", hash: "0cf008736c08084c" },
  ],
  types: {
    "Money": "number",
    "Promise<number> | Promise<string>": ["or", ["promise", "number"], ["promise", "string"]],
  },
  code: {
    "./edges.ts#either": ["077b4bbdfc55fc67"],
    "./edges.ts#net": ["87c780834d8f9a13"],
    "./edges.ts#report": ["fdf1c5e88fec12ee"],
    "./edges.ts#shout": ["41dcf8218bd2a0c4"],
  },
  positions: [
    [6, 17],
    [10, 23],
    [14, 14],
    [16, 17],
  ],
  spans: [
    [484, 621],
    [132, 231],
    [233, 365],
    [367, 482],
  ],
  texts: {
    "./edges.ts": "966d799ac196f4ae",
  },
});
