import type {
  Argument,
  BindingArgument,
  CallArgument,
  Edge,
  ExpressionArgument,
  Node,
  ResolverArgument,
} from "../node.ts";

/**
 * The names of an argument that is a list of texts; `undefined` for anything else.
 *
 * @example
 * ```ts
 * import { readNames } from "eponym/decorators";
 *
 * console.log(readNames(["age", "budget"]));
 * ```
 */
export function readNames(argument: Argument): readonly string[] | undefined {
  return Array.isArray(argument) && argument.every((item) => typeof item === "string") ? argument : undefined;
}

/**
 * The members of an argument that is an object literal; `undefined` for anything else.
 *
 * @example
 * ```ts
 * import { readRecord } from "eponym/decorators";
 *
 * console.log(readRecord({ owner: "growth" })?.["owner"]);
 * ```
 */
export function readRecord(argument: Argument): Readonly<Record<string, Argument>> | undefined {
  if (argument === null || typeof argument !== "object" || Array.isArray(argument) || "$" in argument) return undefined;
  return argument as Readonly<Record<string, Argument>>;
}

/**
 * An argument that is an arrow function from upstream nodes; `undefined` for anything else.
 *
 * @example
 * ```ts
 * import { readBinding, type Argument } from "eponym/decorators";
 *
 * const upstream = (argument: Argument): readonly string[] =>
 *   readBinding(argument)?.parameters.map(({ node }) => node) ?? [];
 * ```
 */
export function readBinding(argument: Argument): BindingArgument | undefined {
  return isTagged(argument) && argument.$ === "binding" ? argument : undefined;
}

/**
 * An argument of which only running tells the value, such as a constant; `undefined` for anything else.
 *
 * @example
 * ```ts
 * import { readExpression, type Argument } from "eponym/decorators";
 *
 * const nameOf = (argument: Argument): string | undefined => readExpression(argument)?.name;
 * ```
 */
export function readExpression(argument: Argument): ExpressionArgument | undefined {
  return isTagged(argument) && argument.$ === "expression" ? argument : undefined;
}

/**
 * An argument that is a call of something of this package, by its exported name or whichever it is; `undefined` for anything else.
 *
 * @example
 * ```ts
 * import { readCall, type Argument } from "eponym/decorators";
 *
 * const isCsv = (argument: Argument): boolean => readCall(argument, "from.csv") !== undefined;
 * ```
 */
export function readCall(argument: Argument, callee?: string): CallArgument | undefined {
  if (!isTagged(argument) || argument.$ !== "call") return undefined;
  return callee === undefined || argument.callee === callee ? argument : undefined;
}

/**
 * The `target` of a decorator's options: the nodes it is meant for. `undefined` where there is none.
 *
 * @example
 * ```ts
 * import { readTarget } from "eponym/decorators";
 *
 * console.log(readTarget({ target: "age" }));
 * ```
 */
export function readTarget(options: Argument): readonly string[] | undefined {
  const target = readRecord(options)?.["target"];
  if (typeof target === "string") return [target];
  return target === undefined ? undefined : readNames(target);
}

/** Whether options may name a target that the source text does not tell. */
export function hidesTarget(options: Argument): boolean {
  const record = readRecord(options);
  if (record === undefined) return options !== undefined;
  return record["target"] !== undefined && readTarget(options) === undefined;
}

/**
 * A binding's parameters as edges; names that stand for other nodes to the function do so to its bindings.
 *
 * @example
 * ```ts
 * import { bindingEdges, readBinding, type Argument, type Edge, type Node } from "eponym/decorators";
 *
 * function edgesOf(argument: Argument, node: Node): readonly Edge[] {
 *   const binding = readBinding(argument);
 *   return binding === undefined ? [] : bindingEdges(binding, node);
 * }
 * ```
 */
export function bindingEdges({ parameters }: BindingArgument, { scope }: Pick<Node, "scope">): readonly Edge[] {
  return parameters.map(({ name, node, optional, type, takes, marker, secret, default: literal }) => ({
    node: scope?.[node] ?? node,
    parameter: name,
    optional,
    takes: takes ?? type,
    type,
    marker,
    secret,
    default: literal,
  }));
}

function isTagged(
  argument: Argument,
): argument is BindingArgument | CallArgument | ResolverArgument | ExpressionArgument {
  return argument !== null && typeof argument === "object" && "$" in argument;
}
