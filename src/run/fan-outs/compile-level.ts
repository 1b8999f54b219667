import type { Linked } from "../../decorators/kind.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node } from "../../node.ts";
import { type CompiledPlan, sealPlan, type Supplied } from "../compiled-plan.ts";
import type { Needed } from "../order.ts";
import { supplierOf } from "../supply.ts";
import type { Level, Pass } from "./level.ts";
import type { Block, LazyArgument } from "./marked-plan.ts";
import { runBlock } from "./run-block.ts";
import type { Scopes } from "./scopes.ts";

/** What the levels of one request share. */
export interface Compilation {
  readonly graph: Graph;
  readonly needed: Needed;
  readonly scopes: Scopes;
  readonly link: (node: Node) => Linked;
  /** Grow as steps are compiled. */
  readonly listed: Node[];
  readonly isDeferred: boolean[];
}

/** A value that a level takes from the one around it: the item, the same for all items, one of each, or a function that gets it. */
interface Import {
  readonly kind: "item" | "lasting" | "handle" | "each";
  readonly name: string;
  readonly depth: number;
  readonly slot: number;
}

interface CompiledLevel {
  readonly plan: CompiledPlan;
  readonly imports: readonly Import[];
}

/** Compiles the steps of a level and of those within. `pass` is what the level belongs to, and `within` whether that is only pulled. */
export function compileLevel(compilation: Compilation, level: Level, pass?: Pass, isPulled = false): CompiledLevel {
  const { graph, needed, scopes, link, listed, isDeferred } = compilation;
  const depth = level.scope.length;
  const { count, made, given } = placeSteps(level);
  const [omittedSlot, contextSlot, runSlot] = [count, count + 1, count + 2];
  let length = count + 3;
  const imports = new Map<string, Import>();
  const supplied: Supplied[] = [];
  const suppliedSlots = new Map<string, number>();
  const lazies: LazyArgument[] = [];
  const lasting = [omittedSlot, contextSlot, runSlot];

  const takeImport = (kind: Import["kind"], name: string, at: number): number => {
    const key = `${kind} ${at} ${name}`;
    const known = imports.get(key)?.slot;
    if (known !== undefined) return known;
    const slot = length++;
    imports.set(key, { kind, name, depth: at, slot });
    if (kind === "lasting" || kind === "handle") lasting.push(slot);
    return slot;
  };
  const takeSupplied = (name: string): number => {
    const known = suppliedSlots.get(name);
    if (known !== undefined) return known;
    const kind = supplierOf(graph, needed.supply, name)!;
    const slot = length++;
    suppliedSlots.set(name, slot);
    const fans = kind === "override" ? scopes.itemsOf(name).map((fan) => graph.nodes.get(fan)!) : [];
    supplied.push({ name, kind, key: needed.supply.overrides.get(name) ?? name, slot, fans });
    return slot;
  };
  const isOmitted = (name: string): boolean =>
    !needed.steps.has(name) && supplierOf(graph, needed.supply, name) === undefined;
  const slotOf = (name: string, at: number): number => {
    if (isOmitted(name)) return omittedSlot;
    const own = at === depth ? made.get(name) : undefined;
    if (own !== undefined) return own;
    if (pass === undefined) return takeSupplied(name);
    if (at < depth) return takeImport("lasting", name, at);
    return takeImport(pass.iterates && name === pass.fan ? "item" : "each", name, at);
  };
  const lazySlot = (name: string, at: number, holder: number): number => {
    if (isOmitted(name)) return omittedSlot;
    const isOuter = at < depth && pass !== undefined;
    const target = isOuter ? takeImport("handle", name, at) : slotOf(name, at);
    if (isOuter && holder < 0) return target;
    const kind = isOuter ? "handle" : target < count ? "step" : "value";
    const slot = length++;
    lasting.push(slot, target);
    lazies.push({ slot, holder, kind, target, name });
    return slot;
  };

  const nodes: Node[] = [];
  const calls: Linked["call"][] = [];
  let scoped: Set<number> | undefined;
  const blocks: (Block | undefined)[] = [];
  const records = new Int32Array(count).fill(-1);
  const argumentStarts = new Int32Array(count + 1);
  const argumentSlots: number[] = [];
  const addStep = (node: Node, call: Linked["call"], slots: readonly number[], block?: Block): void => {
    nodes.push(node);
    calls.push(call);
    blocks.push(block);
    argumentSlots.push(...slots);
    argumentStarts[nodes.length] = argumentSlots.length;
  };
  const addNode = (node: Node, isStepPulled: boolean): void => {
    const step = nodes.length;
    records[step] = listed.push(node) - 1;
    isDeferred.push(isStepPulled);
    const { call, contextual, scoped: isScoped } = link(node);
    if (isScoped === true) (scoped ??= new Set()).add(step);
    const taken = scopes
      .takenBy(node)
      .map(({ name, depth: at, isLazy }) => (isLazy ? lazySlot(name, at, step) : slotOf(name, at)));
    addStep(node, call, contextual === true ? [contextSlot, ...taken] : taken);
  };
  const addPass = (inner: Pass, isStepPulled: boolean): void => {
    const fan = graph.nodes.get(inner.fan)!;
    const first = listed.length;
    const within = compileLevel(compilation, inner.level, inner, isStepPulled);
    const block = makeBlock(inner, fan, within, {
      isOverride: (name) => needed.supply.overrides.has(name),
      records: [first, listed.length],
      sourceRecord: inner.iterates ? records[given.get(inner.fan)!]! : -1,
    });
    const slots = [runSlot, ...(inner.iterates ? [given.get(inner.fan)!] : [])];
    for (const { kind, name, depth: at } of sortImports(within.imports)) {
      if (kind === "lasting") slots.push(slotOf(name, at));
      else if (kind === "handle") slots.push(lazySlot(name, at, -1));
      else if (kind === "each") slots.push(slotOf(name, at - 1));
    }
    const step = nodes.length;
    addStep(fan, (run, ...args) => runBlock(block, run, args), slots, block);
    const exports = inner.level.exports.length;
    if (exports > 1) {
      for (let place = 0; place < exports; place++) addStep(fan, (arrays) => arrays[place], [step]);
    }
  };
  let eager = count;
  for (const step of level.steps) {
    if (step.isDeferred) eager = Math.min(eager, nodes.length);
    if (step.kind === "node") addNode(step.node, isPulled || step.isDeferred);
    else addPass(step, isPulled || step.isDeferred);
  }

  const outputSlots = level.exports.map((name) => slotOf(name, depth));
  const plan = sealPlan({
    outputs: level.exports,
    outputSlots,
    nodes,
    eager,
    calls,
    argumentStarts,
    argumentSlots,
    supplied,
    omittedSlot,
    contextSlot,
    length,
    lasting,
    config: graph.config,
    secrets: graph.secrets,
    scoped,
    marked: { runSlot, blocks, lazies, records, listed, isDeferred, fanPaths: graph.fanPaths },
  });
  return { plan, imports: [...imports.values()] };
}

/** The places of steps: what they make of single values and of gathered ones, and what nodes gave that fan out. A fan-out with several results is followed by a step for each. */
function placeSteps({ steps }: Level): {
  readonly count: number;
  readonly made: ReadonlyMap<string, number>;
  readonly given: ReadonlyMap<string, number>;
} {
  const made = new Map<string, number>();
  const given = new Map<string, number>();
  let count = 0;
  for (const step of steps) {
    if (step.kind === "node") {
      (step.node.fansOut === true ? given : made).set(step.node.name, count++);
      continue;
    }
    const { exports } = step.level;
    const first = exports.length === 1 ? count : count + 1;
    for (const [place, name] of exports.entries()) made.set(name, first + place);
    count += exports.length === 1 ? 1 : 1 + exports.length;
  }
  return { count, made, given };
}

const importOrder = ["item", "lasting", "handle", "each"];

/** What lasts comes before what each item takes one of. */
function sortImports(imports: readonly Import[]): readonly Import[] {
  return imports.toSorted((one, other) => importOrder.indexOf(one.kind) - importOrder.indexOf(other.kind));
}

function makeBlock(
  { iterates }: Pass,
  fan: Node,
  { plan, imports }: CompiledLevel,
  { isOverride, ...rest }: { readonly isOverride: (name: string) => boolean } & Pick<Block, "records" | "sourceRecord">,
): Block {
  const sorted = sortImports(imports);
  return {
    fan,
    plan,
    iterates,
    itemSlot: sorted.find(({ kind }) => kind === "item")?.slot ?? -1,
    lasting: sorted.filter(({ kind }) => kind === "lasting" || kind === "handle").map(({ slot }) => slot),
    each: sorted
      .filter(({ kind }) => kind === "each")
      .map(({ name, slot }) => ({ name, slot, isOverride: isOverride(name) })),
    ...rest,
  };
}
