import type { DecoratorKind } from "./kind.ts";

const key = Symbol.for("eponym.decoratorKinds");
const holder = globalThis as { [key]?: Map<string, DecoratorKind> };

/** The decorators that users have defined, by name: one table for all copies of the package in a process. */
export const definedKinds: Map<string, DecoratorKind> = (holder[key] ??= new Map());
