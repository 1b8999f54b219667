import type { Breakpoint } from "./breakpoint.ts";

/** Stops in the debugger that is attached: `node`, `values`, `value`, `error` and `replace` are in the frame in which it stops. */
export function stopInInspector({ when, node, values, value, error, replace, call }: Breakpoint): void {
  // oxlint-disable-next-line no-debugger -- what this adapter is for
  debugger;
  void [when, node, values, value, error, replace, call];
}
