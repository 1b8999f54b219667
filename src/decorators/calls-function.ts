import type { Code } from "../node.ts";

/** What a node of one of these computes is the function's result for arguments of its own. */
const calling: ReadonlySet<string> = new Set(["parameterize", "inject", "parameterizeExtractColumns"]);

/** Whether a node's code is a call of its function, rather than what a decorator makes of other values. */
export function callsFunction({ kind, decoration }: Code): boolean {
  return decoration < 0 || calling.has(kind);
}
