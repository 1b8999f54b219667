import { phases } from "../decorators/kind.ts";
import { decoratorKinds } from "../decorators/kinds.ts";
import { decoratorsExclusive, decoratorUnknown } from "../errors/decorators.ts";
import type { Call, Declared, Decoration, Edge, Node, Parameter, Problem } from "../node.ts";

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
  for (const parameter of parameters) edges.push(makeEdge(parameter, name, call, edges.length));
  return {
    name,
    type: unwrapPromise(declared.type),
    gives: `Result<typeof source.${name}>`,
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

function makeEdge({ name, node, optional, type }: Parameter, fn: string, call: Call, place: number): Edge {
  const takes =
    call === "named"
      ? `Takes<typeof source.${fn}, 0>[${JSON.stringify(name)}]`
      : `Takes<typeof source.${fn}, ${place}>`;
  return { node, parameter: name, optional, takes, type };
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

/** The decorators above a function that decide which variant it is. */
export function conditionsOf(declared: Declared): readonly Decoration[] {
  return declared.decorations.filter(({ kind }) => decoratorKinds.get(kind)?.phase === "config");
}
