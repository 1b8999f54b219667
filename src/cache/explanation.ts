import type { Entry } from "./entry.ts";

/** One thing that has changed since an earlier result. Source texts and versions are told, values never. */
export interface Change {
  /**
   * `code`: a piece of code. `package`: an installed package. `input`: what the run is given. `upstream`: what another node gives. `freshness`: what the freshness function gives. `version`: the tag in
   * the code version's place. `parameters`: what the node takes. `new`: there is no earlier result. `always`: it runs whatever has changed. `gone`: the result is not there any more.
   */
  readonly kind:
    | "code"
    | "package"
    | "input"
    | "upstream"
    | "freshness"
    | "version"
    | "parameters"
    | "new"
    | "always"
    | "gone";
  /** `the code of rate (./tax.ts)`, `the input region`. */
  readonly what: string;
  /** The source text or version before, where there was one. */
  readonly before?: string;
  readonly after?: string;
}

/** Whether one node would be computed. */
export interface NodeVerdict {
  readonly node: string;
  /** `depends`: that is only known when what it takes has been computed. */
  readonly verdict: "reused" | "runs" | "depends";
  /** In one line. */
  readonly why: string;
  readonly changes: readonly Change[];
  /** The result that would be reused, or that it was compared with. */
  readonly entry?: Entry;
  /** The nodes on whose values it depends. */
  readonly after?: readonly string[];
  /** The fan-outs for whose items it is decided one by one, outermost first. */
  readonly each?: readonly string[];
}

/**
 * What would be computed for an output, and why.
 *
 * @example
 * ```ts
 * import type { Explanation } from "eponym";
 *
 * const listRunning = ({ nodes }: Explanation): string[] =>
 *   nodes.filter(({ verdict }) => verdict === "runs").map(({ node, why }) => `${node}: ${why}`);
 * ```
 */
export interface Explanation {
  readonly output: string;
  /** Each after those that it needs. */
  readonly nodes: readonly NodeVerdict[];
}
