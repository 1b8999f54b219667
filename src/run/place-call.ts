import type { LinkTarget, Wrapped } from "../decorators/kind.ts";
import { currentScope } from "../context.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { executorUnknown, homeMissing } from "../errors/executors.ts";
import type { Executor, Task } from "../executor.ts";
import { matchTags } from "../graph/match-tags.ts";
import type { Module } from "../module.ts";
import type { Declared, Node } from "../node.ts";

/** Code that hands a function's calls to an executor, where one is meant for the node; else the function itself. */
export function placeCall(
  node: Node,
  fn: LinkTarget["fn"],
  { home, declared }: Module,
  executors: Readonly<Record<string, Executor>>,
): Wrapped {
  const name = node.placement?.executor ?? findByTags(node, executors);
  if (name === undefined) return fn;
  const executor = Object.hasOwn(executors, name) ? executors[name] : undefined;
  if (executor === undefined) throw new DataflowError([executorUnknown(node, name, Object.keys(executors))]);
  if (home === undefined) throw new DataflowError([homeMissing(node, name)]);
  const code = { ...home, name: node.code.declared };
  const own = declared.find((each) => each.name === node.code.declared);
  const parameters = own === undefined ? [] : own.call === "named" ? nameless(own) : own.parameters;
  const moves = findMoves(node, own);
  return (...values) => {
    // Its node is linked as scoped.
    const scope = currentScope()!;
    const task: Task = { node: node.name, code, values, parameters, secret: own?.secret, scope, moves };
    return scope.submit(name, () => executor.run(task));
  };
}

/** The one object of a function that takes its parameters in it: messages begin with their names. */
function nameless({ parameters }: Declared): NonNullable<Task["parameters"]> {
  return [{ name: "", ...(parameters.some(({ secret }) => secret) && { secret: true }) }];
}

/** A function that takes one object gives all of it away. */
function findMoves({ placement }: Node, own: Declared | undefined): readonly number[] {
  if (own === undefined || placement === undefined || placement.moves.length === 0) return [];
  if (own.call === "named") return [0];
  return placement.moves.map((moved) => own.parameters.findIndex(({ name }) => name === moved));
}

function findByTags({ tags, result }: Node, executors: Readonly<Record<string, Executor>>): string | undefined {
  if (!result) return undefined;
  return Object.keys(executors).find((name) => {
    const wanted = executors[name]!.tags;
    return wanted !== undefined && Object.keys(wanted).length > 0 && matchTags(tags, wanted);
  });
}
