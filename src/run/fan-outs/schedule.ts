import type { Node } from "../../node.ts";
import { always, findDemand } from "./demand.ts";
import type { Level, LevelStep, NodeStep } from "./level.ts";
import type { Scopes, Taken } from "./scopes.ts";

/** A pass before its own level is known. */
interface Draft {
  readonly kind: "pass";
  readonly fan: string;
  readonly iterates: boolean;
  readonly nodes: readonly Node[];
  readonly isDeferred: boolean;
}

interface Candidate extends Draft {
  /** Nothing that is asked for by the same is left for a further pass. */
  readonly isComplete: boolean;
}

/**
 * Orders the nodes of a level and of all within it, given in an order in which each comes after what it needs. Where a node inside of a fan-out
 * needs what is collected from that fan-out, it is left to a further pass. `undefined` where nodes need one another.
 */
export function scheduleLevel(
  scopes: Scopes,
  scope: readonly string[],
  nodes: readonly Node[],
  exports: readonly string[],
): Level | undefined {
  const depth = scope.length;
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const demand = findDemand(byName, exports, depth, scopes);
  const { here, fans } = splitNodes(scopes, depth, nodes);
  const steps: (NodeStep | Draft)[] = [];
  const done = new Set<string>();
  const iterated = new Set<string>();
  const isReady = (node: Node, pass?: ReadonlySet<string>): boolean =>
    scopes.takenBy(node).every((taken) => {
      const source = byName.get(taken.name);
      if (source === undefined) return true;
      if (pass !== undefined && taken.depth > depth && (pass.has(taken.name) || fans.has(taken.name))) return true;
      return isHere(scopes, source, depth) && source.fansOut === true ? iterated.has(taken.name) : done.has(taken.name);
    });
  const addReady = (): void => {
    for (const node of here) {
      if (done.has(node.name) || !isReady(node)) continue;
      done.add(node.name);
      steps.push({ kind: "node", node, isDeferred: demand.get(node.name) !== always });
    }
  };
  const draftPass = (fan: string, rest: readonly Node[], asker: string, iterates: boolean): Candidate => {
    const within = new Set<string>();
    const asked = rest.filter(({ name }) => demand.get(name) === asker);
    const ready = asked.filter((node) => isReady(node, within) && within.add(node.name));
    const isComplete = ready.length === asked.length;
    return { kind: "pass", fan, iterates, nodes: ready, isDeferred: asker !== always, isComplete };
  };
  const findCandidates = (): readonly Candidate[] =>
    [...fans].flatMap(([fan, rest]) => {
      const isOpen = byName.has(fan) && !iterated.has(fan);
      if (isOpen) return done.has(fan) ? [draftPass(fan, rest, demand.get(fan)!, true)] : [];
      const askers = new Set(rest.map(({ name }) => demand.get(name)!));
      return [...askers].map((asker) => draftPass(fan, rest, asker, false)).filter((pass) => pass.nodes.length > 0);
    });
  for (;;) {
    addReady();
    const candidates = findCandidates();
    const pass =
      candidates.find(({ isComplete }) => isComplete) ??
      candidates.find((candidate) => candidate.nodes.length > 0) ??
      candidates[0];
    if (pass === undefined) break;
    steps.push(pass);
    for (const { name } of pass.nodes) done.add(name);
    if (pass.iterates) iterated.add(pass.fan);
    fans.set(
      pass.fan,
      fans.get(pass.fan)!.filter(({ name }) => !done.has(name)),
    );
  }
  return done.size < nodes.length ? undefined : nestLevels(scopes, scope, steps, exports);
}

function isHere(scopes: Scopes, { name }: Node, depth: number): boolean {
  return scopes.pathOf(name).length === depth;
}

/** The nodes of the level itself, and by fan-out those within. */
function splitNodes(
  scopes: Scopes,
  depth: number,
  nodes: readonly Node[],
): { here: readonly Node[]; fans: Map<string, readonly Node[]> } {
  const here: Node[] = [];
  const fans = new Map<string, Node[]>();
  const within = (fan: string): Node[] => {
    const known = fans.get(fan) ?? [];
    fans.set(fan, known);
    return known;
  };
  for (const node of nodes) {
    const fan = scopes.pathOf(node.name)[depth];
    (fan === undefined ? here : within(fan)).push(node);
    if (fan === undefined && node.fansOut === true) within(node.name);
  }
  return { here, fans };
}

/** Orders what is within each pass, once it is known what others take from it. */
function nestLevels(
  scopes: Scopes,
  scope: readonly string[],
  steps: readonly (NodeStep | Draft)[],
  exports: readonly string[],
): Level | undefined {
  const madeBy = new Map<string, Draft>();
  for (const step of steps) {
    if (step.kind === "node") continue;
    for (const { name } of step.nodes) madeBy.set(name, step);
    if (step.iterates) madeBy.set(step.fan, step);
  }
  const exported = new Map<Draft, Set<string>>();
  const pass = (name: string): void => {
    const maker = madeBy.get(name);
    if (maker !== undefined) exported.set(maker, (exported.get(maker) ?? new Set()).add(name));
  };
  exports.forEach(pass);
  const takenFrom = (node: Node): readonly Taken[] => scopes.takenBy(node);
  for (const step of steps) {
    const takers = step.kind === "node" ? [step.node] : step.nodes;
    for (const { name, depth } of takers.flatMap(takenFrom)) {
      if (step !== madeBy.get(name) || depth <= scope.length) pass(name);
    }
  }
  const nested: LevelStep[] = [];
  for (const step of steps) {
    if (step.kind === "node") {
      nested.push(step);
      continue;
    }
    const level = scheduleLevel(scopes, [...scope, step.fan], step.nodes, [...(exported.get(step) ?? [])]);
    if (level === undefined) return undefined;
    nested.push({ kind: "pass", fan: step.fan, iterates: step.iterates, level, isDeferred: step.isDeferred });
  }
  const isDeferred = (step: LevelStep): boolean => step.isDeferred;
  return { scope, steps: [...nested.filter((step) => !isDeferred(step)), ...nested.filter(isDeferred)], exports };
}
