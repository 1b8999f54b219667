import type {
  Argument,
  BindingArgument,
  CallArgument,
  Edge,
  ExpressionArgument,
  Node,
  ResolverArgument,
} from "../node.ts";

/** Readers of decorator arguments as the source text tells them; `undefined` where it tells something else. */

export function readNames(argument: Argument): readonly string[] | undefined {
  return Array.isArray(argument) && argument.every((item) => typeof item === "string") ? argument : undefined;
}

export function readRecord(argument: Argument): Readonly<Record<string, Argument>> | undefined {
  if (argument === null || typeof argument !== "object" || Array.isArray(argument) || "$" in argument) return undefined;
  return argument as Readonly<Record<string, Argument>>;
}

export function readBinding(argument: Argument): BindingArgument | undefined {
  return isTagged(argument) && argument.$ === "binding" ? argument : undefined;
}

export function readExpression(argument: Argument): ExpressionArgument | undefined {
  return isTagged(argument) && argument.$ === "expression" ? argument : undefined;
}

/** A call of something of this package, by its exported name or whichever it is. */
export function readCall(argument: Argument, callee?: string): CallArgument | undefined {
  if (!isTagged(argument) || argument.$ !== "call") return undefined;
  return callee === undefined || argument.callee === callee ? argument : undefined;
}

/** The `target` of a decorator's options: the nodes it is meant for. */
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

/** A binding's parameters as edges; names that stand for other nodes to the function do so to its bindings. */
export function bindingEdges({ parameters }: BindingArgument, { scope }: Pick<Node, "scope">): readonly Edge[] {
  return parameters.map(({ name, node, optional, type, takes, marker, secret }) => ({
    node: scope?.[node] ?? node,
    parameter: name,
    optional,
    takes: takes ?? type,
    type,
    marker,
    secret,
  }));
}

function isTagged(
  argument: Argument,
): argument is BindingArgument | CallArgument | ResolverArgument | ExpressionArgument {
  return argument !== null && typeof argument === "object" && "$" in argument;
}
