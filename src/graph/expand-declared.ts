import { phases } from "../decorators/kind.ts";
import { decoratorKinds } from "../decorators/kinds.ts";
import { decoratorsExclusive, decoratorUnknown } from "../errors/decorators.ts";
import type { Declared, Edge, Node, Problem } from "../node.ts";

const noTags = {};
const noGroups: readonly string[] = [];

/** The nodes that a declared function makes, with all of its decorators applied in their fixed order. */
export function expandDeclared(
  declared: Declared,
  module: string,
  report: (problem: Problem) => void,
): readonly Node[] {
  const own = [makeNode(declared, module)];
  return declared.decorations.length === 0 ? own : applyDecorators(own, declared, report);
}

function applyDecorators(
  own: readonly Node[],
  declared: Declared,
  report: (problem: Problem) => void,
): readonly Node[] {
  const known = declared.decorations.flatMap((decoration, index) => {
    const kind = decoratorKinds.get(decoration.kind);
    if (kind === undefined) report(decoratorUnknown(decoration, decoratorKinds.keys()));
    return kind === undefined ? [] : [{ decoration, index, kind }];
  });
  const [first, second] = known.filter(({ kind }) => kind.phase === "expand");
  if (first !== undefined && second !== undefined)
    report(decoratorsExclusive(first.decoration, second.decoration, declared));
  return phases
    .flatMap((phase) => known.filter(({ kind }) => kind.phase === phase))
    .reduce((nodes, { decoration, index, kind }) => kind.apply(nodes, decoration, { declared, index, report }), own);
}

function makeNode(declared: Declared, module: string): Node {
  const { name, parameters, call } = declared;
  const edges: Edge[] = [];
  for (const { name: parameter, node, optional, type } of parameters) edges.push({ node, parameter, optional, type });
  return {
    name,
    type: unwrapPromise(declared.type),
    edges,
    call,
    code: { declared: name, kind: "function", decoration: -1, part: "" },
    tags: noTags,
    doc: declared.doc,
    role: "function",
    groups: noGroups,
    result: true,
    module,
    hash: declared.hash,
    location: declared.location,
  };
}

/** Consumers take what a promise resolves to. */
function unwrapPromise(type: string): string {
  if (!type.startsWith("Promise<") || !type.endsWith(">")) return type;
  const inner = type.slice("Promise<".length, -1);
  return isBalanced(inner) ? inner : type;
}

/** In `A> | Promise<B` the first bracket closes what was opened before it. */
function isBalanced(type: string): boolean {
  let depth = 0;
  for (const mark of type.replaceAll("=>", "").match(/[<>]/g) ?? []) {
    depth += mark === "<" ? 1 : -1;
    if (depth < 0) return false;
  }
  return true;
}
