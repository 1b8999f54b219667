// Written by `eponym build` from misfit.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./misfit.ts";
import { module, type Own } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "net"
>;

export interface Values extends Functions {}

export interface Edges {
  net: never;
}

export interface Optional {}

export interface Needs {}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "misfit",
  file: "./misfit.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "net", gives: "string", doc: "Gives a text where another module takes a number.", hash: "5497ed95469ca85e" },
  ],
  code: {
    "./misfit.ts#net": ["ec879777f6913c00"],
  },
  positions: [
    [2, 17],
  ],
  spans: [
    [57, 107],
  ],
  texts: {
    "./misfit.ts": "50e3b77278ef9e3d",
  },
});
