// Written by `eponym build` from types.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./types.ts";
import { module } from "eponym/generated";

export interface Values {}

export interface Edges {}

export interface Optional {}

export interface Needs {}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "types",
  file: "./types.ts",
  url: import.meta.url,
  source,
  functions: [
  ],
  positions: [
  ],
});
