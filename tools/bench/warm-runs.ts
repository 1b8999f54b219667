import { deepStrictEqual } from "node:assert";
import type { Compute, Contender } from "./contender.ts";
import { asyncAuto } from "./contenders/async-auto.ts";
import { byHand } from "./contenders/by-hand.ts";
import { executeByDriver, runByDriver } from "./contenders/eponym.ts";
import { langGraph } from "./contenders/langgraph.ts";
import { memoisedInTurn, memoisedInVariables, memoisedTogether } from "./contenders/memoised-promises.ts";
import { pGraph } from "./contenders/p-graph.ts";
import { makeLayeredGraph, type Mode } from "./layered-graph.ts";
import { race } from "./measure.ts";

const contenders = [
  executeByDriver,
  runByDriver,
  byHand,
  memoisedTogether,
  memoisedInTurn,
  memoisedInVariables,
  asyncAuto,
  pGraph,
  langGraph,
];

/** How long each contender takes for a node, in µs; missing where it cannot compute the graph. */
export interface WarmTimes {
  readonly name: string;
  readonly sync: number | undefined;
  readonly async: number | undefined;
}

/** Races everybody on a graph of 50 layers of 20 nodes, synchronous and asynchronous. */
export async function timeWarmRuns(rounds: number): Promise<readonly WarmTimes[]> {
  const sync = await timeMode("sync", rounds);
  const later = await timeMode("async", rounds);
  return contenders.map(({ name }) => ({ name, sync: sync.get(name), async: later.get(name) }));
}

async function timeMode(mode: Mode, rounds: number): Promise<ReadonlyMap<string, number>> {
  const graph = makeLayeredGraph(50, 20);
  const prepared = await Promise.all(
    contenders.map(async (contender) => ({ contender, compute: await contender.prepare(graph, mode) })),
  );
  const present = prepared.filter(
    (entry): entry is { contender: Contender; compute: Compute } => entry.compute !== undefined,
  );
  const expected = await byHand.prepare(graph, mode)!;
  for (const { compute } of present) deepStrictEqual(await compute(5), await expected!(5));
  const quick = present.filter(({ contender }) => contender.slow !== true);
  const times = await race(
    quick.map(({ compute }) => ({ compute, turns: 50 })),
    rounds,
    10,
  );
  const slow = present.filter(({ contender }) => contender.slow === true);
  const slowTimes = await race(
    slow.map(({ compute }) => ({ compute, turns: 1 })),
    3,
    1,
  );
  const names = [...quick, ...slow].map(({ contender }) => contender.name);
  return new Map(names.map((name, place) => [name, ([...times, ...slowTimes][place]! * 1000) / graph.nodes.length]));
}
