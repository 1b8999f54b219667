import * as fc from "fast-check";
import { interpret } from "./interpret.ts";
import { findMeaningless } from "./meaningless.ts";
import { unresolvable } from "./pairs.ts";
import { hasKind, type Kind, kinds, type Stack, type Use } from "./use.ts";
import { loadable, world } from "./vocabulary.ts";

const targeting: readonly Kind[] = ["pipeOutput", "checkOutput", "saveTo", "cache"];
const uses = kinds.flatMap((kind): readonly Use[] => [
  { kind, turn: 0 },
  { kind, turn: 1 },
  ...(targeting.includes(kind) ? [{ kind, turn: 0, targeted: true } as const] : []),
]);

/** Some of the decorators in any order, some of them called by resolvers. */
export const stacks: fc.Arbitrary<Stack> = fc
  .shuffledSubarray([...uses], { minLength: 3, maxLength: 7 })
  .chain((stack) =>
    fc.tuple(...stack.map((use) => fc.integer({ min: 0, max: 4 }).map((die) => resolve(use, die === 0)))),
  )
  .filter(hasMeaning);

function resolve(use: Use, isResolved: boolean): Use {
  return isResolved && !unresolvable.includes(use.kind) ? { ...use, resolved: true } : use;
}

/** All that they make has names of its own. */
function hasMeaning(stack: Stack): boolean {
  const isPaired = stack.every((one, place) =>
    stack.slice(place + 1).every((other) => findMeaningless(one.kind, other.kind) === undefined),
  );
  const isLoadable = stack.every(({ kind, turn }) => kind !== "loadFrom" || turn < loadable(stack).length);
  const isTargeting = stack.every(({ targeted }) => targeted !== true || hasKind(stack, "extractColumns"));
  return isPaired && isLoadable && isTargeting && !isClashing(stack);
}

function isClashing(stack: Stack): boolean {
  try {
    return interpret(stack, world).nodes.size === 0;
  } catch {
    return true;
  }
}

/** Which decorators they are, to be read in a message. */
export function nameStack(stack: Stack): string {
  return stack
    .map(({ kind, turn, resolved, targeted }) =>
      [...(resolved ? ["resolved"] : []), ...(targeted ? ["targeted"] : []), kind, turn].join(" "),
    )
    .join(", ");
}
