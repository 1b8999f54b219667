import { always, excludeAll, joinConditions } from "../decorators/condition.ts";
import { variantOf } from "../decorators/config.ts";
import type { ModuleSite, Mutation } from "../decorators/kind.ts";
import { passOver, type Piped, pipeNode } from "../decorators/pipe.ts";
import { replaceEach } from "../decorators/replace-each.ts";
import type { Condition, Declared, Node } from "../node.ts";

/** How a function is expanded; given by who expands, since a step is a function with decorators of its own. */
type Expand = (declared: Declared, site: ModuleSite) => readonly Node[];

/** Sends the results of a function, or its other nodes, through the functions that are steps of them. */
export function applyMutations(
  nodes: readonly Node[],
  results: boolean,
  declared: Declared,
  site: ModuleSite,
  expand: Expand,
): readonly Node[] {
  const isTarget = (node: Node, { targets }: Mutation): boolean =>
    targets.some(({ name, isFunction }) => (isFunction ? node.result && name === declared.name : name === node.name));
  return nodes.reduce((before, node) => {
    if (node.result !== results) return before;
    const mutations = site.mutations.filter((mutation) => isTarget(node, mutation));
    const byName = Map.groupBy(mutations, (mutation) => stepName(mutation.declared));
    return [...byName.values()].reduce((done, variants) => {
      const target = done.find(({ name, when }) => name === node.name && when === node.when);
      return target === undefined ? done : mutateNode(done, target, variants, site, expand);
    }, before);
  }, nodes);
}

/** Variants of a function are one step. */
function stepName({ name, decorations }: Declared): string {
  return decorations.some(({ kind }) => kind.startsWith("config.")) ? variantOf(name) : name;
}

function mutateNode(
  nodes: readonly Node[],
  target: Node,
  variants: readonly Mutation[],
  site: ModuleSite,
  expand: Expand,
): readonly Node[] {
  const [first] = variants;
  const code = { declared: target.code.declared, kind: "mutate", decoration: first!.index };
  // A step may have steps, but is never one of its own.
  const mutations = site.mutations.filter((mutation) => !variants.includes(mutation));
  const isOneOfMany = variants.some(({ targets }) => targets.length > 1);
  const piped = pipeNode(target, code, nodes, (value) => {
    const expanded = variants.map(({ declared }) =>
      expand(declared, { ...site, mutations, stepOf: { name: target.name, value: value.edge.node, isOneOfMany } }),
    );
    return makeSteps(expanded, variants, value, target);
  });
  return replaceEach(nodes, [target], () => piped);
}

/** The nodes of the step's variants, each under its condition, and what passes the value on where none of them is active. */
function makeSteps(
  expanded: readonly (readonly Node[])[],
  variants: readonly Mutation[],
  value: Piped,
  target: Node,
): readonly Node[] {
  const ends = expanded.map((nodes) => nodes.find(({ result }) => result));
  const conditions = ends.map((end) => end?.when ?? always);
  const others = excludeAll(conditions.filter(({ otherwise }) => !otherwise));
  const made = expanded.flatMap((nodes, place) => {
    const condition = conditions[place]!;
    const own = { ...condition, otherwise: false };
    const whens = condition.otherwise ? others.map((left) => joinConditions(own, left)) : [own];
    return whens.flatMap((when) => nodes.map((node) => ({ ...node, result: false, ...activeUnder(when, target) })));
  });
  const passed = excludeAll(conditions.map((condition) => ({ ...condition, otherwise: false })));
  const [end] = ends;
  if (end === undefined) return made;
  const { declared, index } = variants[0]!;
  const step: Node = {
    ...end,
    result: false,
    code: { declared: declared.name, kind: "mutate", decoration: index, part: "" },
  };
  const idle = passOver(step, passed, value, target);
  // What its end is made from is known by its name, so it comes last.
  return [...made.filter(({ name }) => name !== end.name), ...made.filter(({ name }) => name === end.name), ...idle];
}

function activeUnder(when: Condition, target: Node): Pick<Node, "when"> {
  const isAlways = Object.keys(when.all).length === 0 && when.unless.length === 0 && !when.otherwise;
  if (isAlways) return target.when === undefined ? {} : { when: target.when };
  return { when: joinConditions(target.when ?? always, when) };
}
