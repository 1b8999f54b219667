import type { Adapter, NodeCall, RunInfo } from "../run/adapter.ts";
import { describeFacts, describeItems } from "./open-telemetry/attributes.ts";
import { type CallTrace, endCall, startCall } from "./open-telemetry/call-trace.ts";
import { createClocks } from "./open-telemetry/clock.ts";
import { describeError } from "./open-telemetry/describe-error.ts";
import { createNodeFacts } from "./open-telemetry/node-facts.ts";
import { checkTelemetryOptions, type OpenTelemetryOptions } from "./open-telemetry/options.ts";
import { addEvent, endRun, type RunTrace, startRun } from "./open-telemetry/run-trace.ts";
import { loadTelemetry, type Telemetry } from "./open-telemetry/telemetry.ts";
import { checkFilterNames, matchNodes } from "./options/node-filter.ts";

/**
 * Tells runs to OpenTelemetry: a span for each run, under the span that is active where the run is started, and under it a span for each call of a node, whose
 * attributes say which node of which file it is and for which items of fan-outs it runs. Spans that a node's code starts itself lie under the node's, also after an
 * `await`, where the SDK has a context manager. Metrics count runs, calls and retries, and measure in seconds how long they take. Never tells a value; shapes only with
 * `shapes: true`. The program sets up the SDK; without one, nothing is recorded.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID` and `ADAPTER_OPTION_UNKNOWN` for options that it does not take; as a driver is made, `ADAPTER_NODE_UNKNOWN`.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { openTelemetry } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [openTelemetry({ attributes: { "app.region": "north" } })] });
 * ```
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Adapter {
  checkTelemetryOptions(options);
  const { attributes = {}, nodes = true, runName = nameRun, shapes = false } = options;
  const factsOf = createNodeFacts(attributes, matchNodes(nodes));
  const startClock = createClocks();
  const runs = new WeakMap<RunInfo, RunTrace>();
  const calls = new WeakMap<NodeCall, CallTrace>();

  let loading: Promise<void> | undefined;
  let telemetryNow: (() => Telemetry) | undefined;
  const load = async (): Promise<void> => {
    telemetryNow = await loadTelemetry(options);
  };
  const start = (run: RunInfo): void => {
    const name = typeof runName === "string" ? runName : runName(run);
    if (telemetryNow !== undefined)
      runs.set(run, startRun(run, telemetryNow(), { name, attributes, now: startClock() }));
  };

  return {
    name: "openTelemetry",
    validateGraph: (graph) => checkFilterNames("nodes", nodes, graph),
    onGraphConstruct: () => (loading ??= load()),
    onGraphStart: (run) => (telemetryNow === undefined ? (loading ??= load()).then(() => start(run)) : start(run)),
    aroundGraph(run, next) {
      const trace = runs.get(run);
      return trace === undefined ? next() : trace.api.context.with(trace.context, next);
    },
    onGraphEnd(run, end) {
      const trace = runs.get(run);
      runs.delete(run);
      if (trace !== undefined) endRun(trace, end, attributes);
    },

    onFanOut({ run, node, items, nodes, count }) {
      const trace = runs.get(run);
      // Those inside of another would come once an item.
      if (trace === undefined || items.length > 0) return;
      const known = { "eponym.node": node.name, "eponym.fan_out.nodes": nodes.length };
      addEvent(trace, trace.span, "fan-out", {
        ...known,
        ...(count !== undefined && { "eponym.fan_out.items": count }),
      });
    },

    onNodeStart(call) {
      const run = runs.get(call.run);
      if (run !== undefined) calls.set(call, startCall(call, run, factsOf(call.node), shapes));
    },
    aroundNode(call, next) {
      const trace = calls.get(call);
      return trace === undefined ? next() : trace.run.api.context.with(trace.context, next);
    },
    onNodeEnd(call, end) {
      const run = runs.get(call.run);
      const trace = calls.get(call);
      calls.delete(call);
      if (run === undefined) return;
      run.instruments.calls.add(1, factsOf(call.node).ended[end.status], trace?.context);
      if (trace !== undefined) endCall(call, trace, end, shapes);
      else addEvent(run, run.span, end.status, { "eponym.node": call.node.name, ...describeItems(call.items) });
    },
    onRetry(call, { attempt, error, delayMs }) {
      const trace = calls.get(call);
      if (trace === undefined) return;
      const { run, facts, span, context } = trace;
      const node = { "eponym.node": call.node.name };
      trace.attempts = attempt + 1;
      run.instruments.retries.add(1, facts.point, context);
      const { type, message } = describeError(error, run.redactor.cleanText);
      const next = { "eponym.attempt": attempt, "eponym.retry.delay": delayMs / 1000 };
      addEvent(run, span, "retry", { ...node, ...next, "exception.type": type, "exception.message": message });
    },
    onLog(call, level, text, facts) {
      const trace = calls.get(call);
      if (trace === undefined) return;
      const { clean, cleanText } = trace.run.redactor;
      const line = { "eponym.node": call.node.name, "log.level": level, "log.message": cleanText(text) };
      addEvent(trace.run, trace.span, "log", { ...line, ...describeFacts(clean(facts) as object) });
    },
    onWarning(run, { code, message, nodes }) {
      const trace = runs.get(run);
      if (trace === undefined) return;
      const told = { "eponym.problem.code": code, "eponym.problem.message": trace.redactor.cleanText(message) };
      addEvent(trace, trace.span, "warning", {
        ...told,
        ...(nodes.length > 0 && { "eponym.problem.nodes": [...nodes] }),
      });
    },
  };
}

function nameRun({ outputs }: RunInfo): string {
  return `run ${outputs.length > 5 ? `${outputs.slice(0, 5).join(", ")} and ${outputs.length - 5} more` : outputs.join(", ")}`;
}
