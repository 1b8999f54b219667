import { describeThrown } from "../../errors/run.ts";
import type { Discretion } from "../../data/summaries/budget.ts";
import type { ValueSummary } from "../../data/summaries/value-summary.ts";
import type { Adapter, FanOutStart, NodeCall, NodeEnd, RunEnd, RunInfo } from "../../run/adapter.ts";
import type { Problem } from "../../node.ts";
import { createRedactor } from "../secrets/redact.ts";
import { describeError, describeGraph, describeProblem, placeOf, valueTeller } from "./facts.ts";
import { type ItemTally, tallyItems } from "./item-counts.ts";
import type { LineWriter } from "./line-writer.ts";
import { toPlainData } from "./plain-data.ts";
import { type RunEvent, runFormat } from "./run-event.ts";

/** How many lines there may be of what can come any number of times. */
export interface RecordingLimits {
  /** Items of each node that are told one by one. */
  readonly firstItems: number;
  /** Items of each node whose failures are told. */
  readonly mostFailures: number;
  readonly mostLogs: number;
  /** Milliseconds between two lines on the progress of one node, and on the items of all. */
  readonly everyMs: number;
}

const mostRetries = 1000;
const mostText = 4000;

/** Turns what adapters are told of one run into lines. */
export type Recording = Required<
  Pick<Adapter, "onNodeStart" | "onNodeEnd" | "onRetry" | "onProgress" | "onLog" | "onWarning" | "onFanOut">
> & {
  readonly end: (end: RunEnd) => Promise<void>;
};

export function startRecording(
  run: RunInfo,
  writer: LineWriter,
  limits: RecordingLimits,
  summarize: ((value: unknown, discretion: Discretion) => ValueSummary) | undefined,
  now: () => number,
): Recording {
  const redactor = createRedactor(run);
  const { clean, cleanText } = redactor;
  const tell = valueTeller(run, redactor, summarize);
  const tallies = new Map<string, ItemTally>();
  const fanOuts = new Map<string, number>();
  const progress = new Map<string, { readonly told: number; readonly last: RunEvent | undefined }>();
  const counts = { done: 0, cached: 0, failed: 0, skipped: 0, aborted: 0 };
  const leftOut = { logs: 0, retries: 0, failures: 0 };
  let [logs, retries, talliedAt] = [0, 0, now()];
  const push = (event: RunEvent): void => writer.push(JSON.stringify(event));

  const { id, startedAt, outputs, inputs, overrides } = run;
  const [given, replaced] = [Object.keys(inputs), Object.keys(overrides)];
  push({ event: "runStart", format: runFormat, id, startedAt, outputs, inputs: given, overrides: replaced });
  push(describeGraph(run, redactor, tell));

  const pushTallies = (): void => {
    talliedAt = now();
    for (const tally of tallies.values()) {
      const event = tally.take();
      if (event !== undefined) push(event);
    }
  };
  const flushProgress = (node: string): void => {
    const last = progress.get(node)?.last;
    if (last !== undefined) push(last);
    progress.delete(node);
  };
  const pushEnd = (call: NodeCall, { status, startedAt, ms, value, error }: NodeEnd): void => {
    const { name } = call.node;
    const told = status === "done" ? tell(name, value) : {};
    const failure = error === undefined ? {} : { error: describeError(error, redactor) };
    push({ event: "nodeEnd", node: name, status, startedAt, ms, ...placeOf(call.items), ...told, ...failure });
  };
  const endItem = (call: NodeCall, end: NodeEnd): void => {
    const { name } = call.node;
    let tally = tallies.get(name);
    if (tally === undefined) tallies.set(name, (tally = tallyItems(name)));
    const isFirst = tally.add(end) <= limits.firstItems;
    const isTold = end.status === "failed" && tally.failed() <= limits.mostFailures;
    if (isFirst || isTold) pushEnd(call, end);
    else if (end.status === "failed") leftOut.failures++;
    if (now() - talliedAt >= limits.everyMs) pushTallies();
  };
  return {
    onNodeStart({ node, items }) {
      if (items.length === 0) push({ event: "nodeStart", node: node.name, at: Date.now() });
      return writer.pressure();
    },
    onNodeEnd(call, end) {
      counts[end.status]++;
      if (end.status === "done") redactor.learn(call, end.value);
      if (call.items.length > 0) endItem(call, end);
      else {
        flushProgress(call.node.name);
        pushEnd(call, end);
      }
      return writer.pressure();
    },
    onRetry({ node, items }, { attempt, error, delayMs }) {
      if (++retries > mostRetries) return void leftOut.retries++;
      const reason = cleanText(describeThrown(error)).slice(0, mostText);
      push({ event: "retry", node: node.name, ...placeOf(items), at: Date.now(), attempt, delayMs, error: reason });
    },
    onProgress({ node }, { done, total, text }) {
      const shown = text === undefined ? {} : { text: cleanText(text).slice(0, mostText) };
      const event: RunEvent = {
        event: "progress",
        node: node.name,
        at: Date.now(),
        done,
        ...(total !== undefined && { total }),
        ...shown,
      };
      const told = progress.get(node.name)?.told;
      const isDue = told === undefined || now() - told >= limits.everyMs;
      if (isDue) push(event);
      progress.set(node.name, isDue ? { told: now(), last: undefined } : { told, last: event });
    },
    onLog({ node, items }, level, text, facts) {
      if (++logs > limits.mostLogs) return void leftOut.logs++;
      const told = Object.keys(facts).length === 0 ? {} : { facts: toPlainData(clean(facts)) };
      const line = cleanText(text).slice(0, mostText);
      push({ event: "log", node: node.name, ...placeOf(items), at: Date.now(), level, text: line, ...told });
    },
    onWarning(_, problem: Problem) {
      const warning = { ...describeProblem(problem, cleanText), nodes: problem.nodes };
      push({ event: "warning", at: Date.now(), warning });
    },
    onFanOut({ node, items, nodes, count }: FanOutStart) {
      const told = (fanOuts.get(node.name) ?? 0) + 1;
      fanOuts.set(node.name, told);
      if (told > limits.firstItems) return;
      const names = nodes.map(({ name }) => name);
      push({
        event: "fanOut",
        node: node.name,
        ...placeOf(items),
        at: Date.now(),
        nodes: names,
        ...(count !== undefined && { count }),
      });
    },
    end({ status, ms, error }) {
      [...progress.keys()].forEach(flushProgress);
      pushTallies();
      const isShort = Object.values(leftOut).some((count) => count > 0);
      const failure = error === undefined ? {} : { error: describeError(error, redactor) };
      push({ event: "runEnd", status, at: Date.now(), ms, counts, ...failure, ...(isShort && { leftOut }) });
      return writer.close();
    },
  };
}
