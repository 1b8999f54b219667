import { isDeepStrictEqual } from "node:util";
import { interpret } from "./interpret.ts";
import type { Stack } from "./use.ts";
import { world } from "./vocabulary.ts";

/** Whether the decorators give something else where they are written the other way round. */
export function dependsOnOrder(stack: Stack): boolean {
  return !isDeepStrictEqual(interpret(stack, world).nodes, interpret(stack.toReversed(), world).nodes);
}
