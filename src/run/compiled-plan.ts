import type { Linked } from "../decorators/kind.ts";
import type { Config, Node } from "../node.ts";
import type { MarkedPlan } from "./fan-outs/marked-plan.ts";
import { idle } from "./run-state.ts";
import type { SupplyKind } from "./supply.ts";

/** A value that a run is given. */
export interface Supplied {
  /** The input, config key or node that it stands for. */
  readonly name: string;
  readonly kind: SupplyKind;
  /** The key that it is given by: an override of `age` stands for `age.raw` where `age` is checked. */
  readonly key: string;
  readonly slot: number;
  /** Of an override: the nodes for whose items it has a value each, outermost first. */
  readonly fans: readonly Node[];
}

/**
 * The steps that compute some outputs, in order, as arrays. Every value of a run has a slot: that of a step is its place in the order, then come
 * the omitted argument, the run's context and what is supplied. Says nothing of values, so one plan serves any number of runs at once.
 * What runs once for each item of a fan-out is a plan of its own.
 */
export interface CompiledPlan {
  /** Without repetition, in the order asked. */
  readonly outputs: readonly string[];
  readonly outputSlots: Int32Array;
  /** The node of each step. */
  readonly nodes: readonly Node[];
  /** So many steps run in any case; those after them only when they are pulled. */
  readonly eager: number;
  readonly calls: readonly Linked["call"][];
  /** Step `s` takes the slots `argumentSlots[argumentStarts[s]]` up to, without, `argumentSlots[argumentStarts[s + 1]]`. */
  readonly argumentStarts: Int32Array;
  readonly argumentSlots: Int32Array;
  /** Who takes each value; found when a run first has to wait. */
  readonly consumers: () => Consumers;
  /** How often each slot's value is taken, being an output included; never used up for those that outlive a run. */
  readonly uses: Int32Array;
  readonly supplied: readonly Supplied[];
  /** The slot whose value is what nobody supplies. */
  readonly omittedSlot: number;
  /** The slot whose value is the run's `NodeContext`. */
  readonly contextSlot: number;
  /** The values before a run: config alone, and the marks of what is yet to be pulled. */
  readonly initialValues: readonly unknown[];
  /** The names whose values are never shown. */
  readonly secrets: ReadonlySet<string>;
  /** The steps whose code is called in a scope of its own; missing where there are none. */
  readonly scoped: ReadonlySet<number> | undefined;
  /** Where there are fan-outs or lazy parameters. */
  readonly marked: MarkedPlan | undefined;
}

/** The steps that take the value in slot `s`, once for each argument: `steps[starts[s]]` up to, without, `steps[starts[s + 1]]`. */
export interface Consumers {
  readonly starts: Int32Array;
  readonly steps: Int32Array;
}

/** What a plan is sealed from. */
export interface PlanParts extends Omit<
  CompiledPlan,
  "argumentSlots" | "consumers" | "outputSlots" | "uses" | "initialValues"
> {
  readonly argumentSlots: readonly number[];
  readonly outputSlots: readonly number[];
  /** How many slots there are. */
  readonly length: number;
  /** Slots whose values are never used up, besides outputs. */
  readonly lasting: readonly number[];
  readonly config: Config;
}

/** More uses than arguments can be, so that a value is never dropped. */
const endless = 2 ** 30;

/** A plan with what follows from its arguments. */
export function sealPlan({ length, lasting, config, ...parts }: PlanParts): CompiledPlan {
  const { argumentStarts, outputSlots, nodes, supplied } = parts;
  const argumentSlots = new Int32Array(parts.argumentSlots);
  const uses = new Int32Array(length);
  for (let place = 0; place < argumentSlots.length; place++) uses[argumentSlots[place]!]!++;
  for (const slot of outputSlots) uses[slot] = endless;
  for (const slot of lasting) uses[slot] = endless;
  const initialValues = Array.from<unknown>({ length });
  for (const { kind, key, slot } of supplied) if (kind === "config") initialValues[slot] = config[key];
  initialValues.fill(idle, parts.eager, nodes.length);
  return {
    outputs: parts.outputs,
    outputSlots: new Int32Array(outputSlots),
    nodes,
    eager: parts.eager,
    calls: parts.calls,
    argumentStarts,
    argumentSlots,
    consumers: findOnce(length, nodes.length, argumentStarts, argumentSlots),
    uses,
    supplied,
    omittedSlot: parts.omittedSlot,
    contextSlot: parts.contextSlot,
    initialValues,
    secrets: parts.secrets,
    scoped: parts.scoped,
    marked: parts.marked,
  };
}

/** Apart from the compilation, so that a plan holds nothing of it but the arrays. */
function findOnce(
  length: number,
  count: number,
  argumentStarts: Int32Array,
  argumentSlots: Int32Array,
): () => Consumers {
  let consumers: Consumers | undefined;
  return () => (consumers ??= findConsumers(length, count, argumentStarts, argumentSlots));
}

function findConsumers(
  length: number,
  count: number,
  argumentStarts: Int32Array,
  argumentSlots: Int32Array,
): Consumers {
  const starts = new Int32Array(length + 1);
  for (const slot of argumentSlots) starts[slot + 1]!++;
  for (let slot = 0; slot < length; slot++) starts[slot + 1]! += starts[slot]!;
  const steps = new Int32Array(starts[length]!);
  const next = starts.slice();
  for (let step = 0; step < count; step++) {
    for (const slot of argumentSlots.subarray(argumentStarts[step], argumentStarts[step + 1])) {
      steps[next[slot]!++] = step;
    }
  }
  return { starts, steps };
}
