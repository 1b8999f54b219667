// Written by `eponym build` from orders.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./orders.ts";
import { module, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "order"
  | "invoice"
>;

export interface Values extends Functions {}

export interface Edges {
  order: "shown" | "gross" | "quantity";
  invoice: "order";
}

export interface Optional {
  invoice: "footer";
}

export interface Needs {
  order: "shown" | "gross" | "quantity";
  invoice: "shown" | "gross" | "quantity";
}

export interface Uses {
  invoice: "footer";
}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `order`. */
  shown: Takes<typeof source.order, 0>;
  /** Taken by `order`. */
  gross: Takes<typeof source.order, 1>;
  /** Taken by `order`. */
  quantity: Takes<typeof source.order, 2>;
  /** Taken by `invoice`. */
  footer: Exclude<Takes<typeof source.invoice, 1>, undefined>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "invoice(order) <- order": Result<typeof source.order> }, { "invoice(order) <- order": Takes<typeof source.invoice, 0> }>,
];

export default module<Shape>({
  name: "orders",
  file: "./orders.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "order", takes: [["shown", "string"], ["gross", "number"], ["quantity", "number"]], gives: "Promise<{ text: string; sum: number }>", hash: "2bec8f8aadf3c64c" },
    { name: "invoice", takes: [["order", "{ text: string; sum: number }"], ["footer?=\"\"", "string"]], gives: "string", hash: "e6e0721f86460c5c" },
  ],
  types: {
    "{ text: string; sum: number }": ["object", { text: "string", sum: "number" }],
  },
  code: {
    "./orders.ts#invoice": ["64e98667cb8fdffe"],
    "./orders.ts#order": ["831e66a5fcbbd996"],
  },
  positions: [
    [1, 23],
    [5, 17],
  ],
  spans: [
    [170, 313],
    [0, 168],
  ],
  texts: {
    "./orders.ts": "e8d2fc6ccdd3272f",
  },
});
