import { Driver } from "eponym";
import diamond from "./modules/diamond.dag.ts";

// What Hamilton looks at as a program runs, or not at all, is told by `tsc`: numbers of the bugs as in test/fixtures/hamilton-bugs.
const driver = new Driver({ modules: [diamond] });

// 15: `null` and booleans pass as inputs that are numbers.
// @ts-expect-error null is no number
driver.execute(["top"], { inputs: { shared: null } });
// @ts-expect-error a boolean is no number
driver.execute(["top"], { inputs: { shared: true } });

// 22: a result of another type than the declared one passes.
export function declared(count: number): string {
  // @ts-expect-error a number is no text
  return count;
}

// 21: what a function does to its argument is seen by those after it, unless its type is readonly.
export function careful(list: readonly number[]): number {
  // @ts-expect-error a readonly list cannot grow
  list.push(2);
  return list.length;
}

// 14: names that are not there, and a node as an input.
// @ts-expect-error a misspelt input
driver.execute(["top"], { inputs: { shared: 1, shraed: 1 } });
// @ts-expect-error a misspelt override
driver.execute(["left"], { inputs: { shared: 1, onlyLeft: 1 }, overrides: { tpo: 1 } });
// @ts-expect-error a node is overridden, not given as an input
driver.execute(["left"], { inputs: { shared: 1, onlyLeft: 1, top: 1 } });
