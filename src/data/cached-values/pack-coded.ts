import { types } from "node:util";
import type { Codec, Coded } from "../../codec.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { Unfit } from "./unfit.ts";
import { listChildren } from "./list-children.ts";
import { kindOfValue } from "./value-kind.ts";

/** What a codec made of a value. */
export interface CodedValue {
  readonly codec: Codec;
  readonly parts: object;
  /** What counts for the version. */
  readonly facts: unknown;
}

/** Values that have codecs, each after those that its parts hold. */
export type CodedValues = ReadonlyMap<object, CodedValue>;

export type FindCodec = (value: object) => Codec | undefined;

/** Asks the codecs of all values that have one, at any depth. */
export function packCoded(root: unknown, findCodec: FindCodec): MaybePromise<CodedValues> {
  const coded = new Map<object, CodedValue>();
  return run(packAll(root, { findCodec, coded, open: new Set() }), coded);
}

interface Packing {
  readonly findCodec: FindCodec;
  readonly coded: Map<object, CodedValue>;
  /** Values whose parts are being packed. */
  readonly open: Set<object>;
}

/** At once, as long as no codec takes time. */
function run<Result>(steps: Generator<unknown, void, unknown>, result: Result): MaybePromise<Result> {
  let step = steps.next();
  while (step.done !== true) {
    if (types.isPromise(step.value)) return goOn(steps, step.value, result);
    step = steps.next(step.value);
  }
  return result;
}

async function goOn<Result>(
  steps: Generator<unknown, void, unknown>,
  first: Promise<unknown>,
  result: Result,
): Promise<Result> {
  let step = steps.next(await first);
  while (step.done !== true) step = steps.next(await step.value);
  return result;
}

function* packAll(root: unknown, packing: Packing): Generator<unknown, void, unknown> {
  for (const [value, codec] of findCoded(root, packing.findCodec)) yield* packOne(value, codec, packing);
}

function* packOne(value: object, codec: Codec, packing: Packing): Generator<unknown, void, unknown> {
  const { coded, open } = packing;
  if (coded.has(value)) return;
  if (open.has(value)) throw new Unfit(`a cycle through what the codec "${codec.name}" writes`, value);
  open.add(value);
  const { parts } = (yield tell<Coded>(codec, value, () => codec.pack(value, () => true))) as Coded;
  const facts = codec.facts === undefined ? parts : yield tell(codec, value, () => codec.facts?.(value, parts));
  yield* packAll(parts, packing);
  open.delete(value);
  coded.set(value, { codec, parts, facts });
}

/** What a codec does; where it throws is told. */
function tell<Answer>(codec: Codec, value: object, ask: () => MaybePromise<Answer>): MaybePromise<Answer> {
  const fail = (error: unknown): never => {
    if (error instanceof DataflowError) throw error;
    if (error instanceof Unfit) throw new Unfit(error.what, value);
    const kind = error instanceof Error ? error.name : "something that is no error";
    throw new Unfit(`a value that its codec "${codec.name}" could not write, which threw ${kind}`, value);
  };
  try {
    const made = ask();
    return made instanceof Promise ? made.catch(fail) : made;
  } catch (error) {
    return fail(error);
  }
}

/** In the order in which they stand. */
function findCoded(root: unknown, findCodec: FindCodec): readonly (readonly [object, Codec])[] {
  const found: (readonly [object, Codec])[] = [];
  const seen = new Set<object>();
  const next: unknown[] = [root];
  while (next.length > 0) {
    const value = next.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const codec = isLikeCoded(value) ? findCodec(value) : undefined;
    if (codec !== undefined) found.push([value, codec]);
    else for (const child of listChildren(value).toReversed()) next.push(child);
  }
  return found;
}

/** Values of polars look like plain objects, and their frames are proxies. */
export function isLikeCoded(value: object): boolean {
  return types.isProxy(value) || "_s" in value || "_ldf" in value || kindOfValue(value) === undefined;
}
