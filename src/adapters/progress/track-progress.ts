import type { FanOutStart, ItemCall, NodeCall, NodeEnd, RunInfo } from "../../run/adapter.ts";
import { createRedactor } from "../secrets/redact.ts";
import { type FanProgress, tooEarly, trackFanOuts } from "./track-fan-outs.ts";

/** What a node has said of itself. */
export interface Note {
  readonly done: number;
  readonly total?: number | undefined;
  readonly text?: string | undefined;
}

/** How far a run is, at one moment. */
export interface ProgressView {
  readonly outputs: readonly string[];
  /** Nodes that have come to an end; one inside of a fan-out, when all of its items have. */
  readonly done: number;
  readonly total: number;
  /** From 0 to 1, with the items of fan-outs and what nodes say of themselves. */
  readonly fraction: number;
  /** The fan-outs that are not at their end, in the order of their start. */
  readonly fanOuts: readonly FanProgress[];
  /** Items that have come to an end, of all fan-outs. */
  readonly items: number;
  /** How many a second, on average since the run or the fan-out began. */
  readonly rate: { readonly perSecond: number; readonly of: "nodes" | "items" } | undefined;
  readonly elapsedMs: number;
  /** What is left if it goes on as it has; unknown before anything is done, and while a fan-out has no known end. */
  readonly remainingMs: number | undefined;
  /** What runs now; of a node that runs once, what it has said. */
  readonly running: readonly { readonly node: string; readonly calls: number; readonly note: Note | undefined }[];
  readonly failed: readonly string[];
}

/** Counts what adapters are told of one run. */
export interface ProgressTracker {
  readonly startedAt: number;
  readonly fanOut: (start: FanOutStart, now: number) => void;
  readonly itemEnd: (item: ItemCall) => void;
  readonly nodeStart: (call: NodeCall) => void;
  readonly nodeEnd: (call: NodeCall, end: NodeEnd) => void;
  readonly note: (call: NodeCall, note: Note) => void;
  readonly view: (now: number) => ProgressView;
}

/** Shares of many items add up to a little less than 1. */
const whole = 1 - 1e-6;

export function trackProgress(run: RunInfo, startedAt: number): ProgressTracker {
  const { graph, plan, outputs } = run;
  const { cleanText, learn } = createRedactor(run);
  const total = plan.steps.filter(({ kind }) => kind === "run").length;
  const running = new Map<NodeCall, Note | undefined>();
  const failed = new Set<string>();
  const shares = new Map<string, number>();
  let [done, ended] = [0, 0];
  /** A share of a node is done; never more than all of it, whatever is told twice. */
  const credit = (node: string, share: number): void => {
    const before = shares.get(node) ?? 0;
    const after = Math.min(1, before + share);
    shares.set(node, after);
    done += after - before;
    if (before < whole && after >= whole) ended++;
  };
  const fanOuts = trackFanOuts(graph.fanPaths, credit);

  return {
    startedAt,
    fanOut: fanOuts.start,
    itemEnd: fanOuts.itemEnd,
    nodeStart(call) {
      running.set(call, undefined);
      fanOuts.collect(call);
    },
    nodeEnd(call, { status, value }) {
      running.delete(call);
      learn(call, value);
      if (status === "failed") failed.add(call.node.name);
      if (call.items.length === 0 && status !== "aborted") credit(call.node.name, 1);
    },
    note(call, note) {
      if (!running.has(call)) return;
      running.set(call, note.text === undefined ? note : { ...note, text: cleanText(note.text) });
    },
    view(now) {
      const fraction = Math.min(1, total === 0 ? 1 : (done + startedShare(running)) / total);
      const elapsedMs = now - startedAt;
      const open = fanOuts.open();
      const isForetold = fraction > 0 && elapsedMs >= tooEarly && open.every(({ count }) => count !== undefined);
      return {
        outputs,
        done: ended,
        total,
        fraction,
        fanOuts: open,
        items: fanOuts.items(),
        rate: fanOuts.rate(now) ?? rateOf(ended, elapsedMs),
        elapsedMs,
        remainingMs: isForetold ? (elapsedMs * (1 - fraction)) / fraction : undefined,
        running: groupByNode(running),
        failed: [...failed],
      };
    },
  };
}

/** What nodes say that they have done so far, as a part of a node. */
function startedShare(running: ReadonlyMap<NodeCall, Note | undefined>): number {
  let share = 0;
  for (const [{ items }, note] of running)
    if (items.length === 0 && note?.total !== undefined && note.total > 0)
      share += Math.min(1, Math.max(0, note.done / note.total));
  return share;
}

function rateOf(nodes: number, elapsedMs: number): ProgressView["rate"] {
  return nodes === 0 || elapsedMs < tooEarly ? undefined : { perSecond: (nodes / elapsedMs) * 1000, of: "nodes" };
}

function groupByNode(running: ReadonlyMap<NodeCall, Note | undefined>): ProgressView["running"] {
  const groups = new Map<string, { readonly calls: number; readonly note: Note | undefined }>();
  for (const [{ node }, note] of running) {
    const calls = (groups.get(node.name)?.calls ?? 0) + 1;
    groups.set(node.name, { calls, note: calls === 1 ? note : undefined });
  }
  return [...groups].map(([node, group]) => ({ node, ...group }));
}
