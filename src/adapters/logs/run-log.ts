import type { LogLevel } from "../../context.ts";
import { describeThrown } from "../../errors/run.ts";
import type { Problem } from "../../node.ts";
import type { NodeCall, NodeEnd, RunEnd, RunInfo } from "../../run/adapter.ts";
import { describeShape } from "../../run/shape.ts";
import { createRedactor, redacted } from "../secrets/redact.ts";
import { errorFacts, placeFacts, problemFacts, userFacts } from "./line-facts.ts";
import type { LogTarget } from "./log-target.ts";

/** The log of one run. */
export interface RunLog {
  readonly target: LogTarget;
  readonly begin: () => void;
  readonly end: (end: RunEnd) => void;
  readonly nodeStart: (call: NodeCall) => void;
  readonly nodeEnd: (call: NodeCall, end: NodeEnd) => void;
  readonly retry: (call: NodeCall, attempt: number, error: unknown, delayMs: number) => void;
  readonly line: (call: NodeCall, level: LogLevel, text: string, facts: Readonly<Record<string, unknown>>) => void;
  readonly warning: (problem: Problem) => void;
}

const endLevels = { done: "info", failed: "error", aborted: "warn" } as const;

/** Writes what happens in one run as lines of a log; values are told by their shapes, and secrets not at all. */
export function openRunLog(target: LogTarget, run: RunInfo, itemLevel: "debug" | "info"): RunLog {
  const redactor = createRedactor(run);
  const { secrets } = run.graph;
  const counts = { done: 0, cached: 0, failed: 0, skipped: 0, aborted: 0 };
  const shapeOf = ({ node }: NodeCall, value: unknown): string => {
    if (secrets.has(node.name)) return redacted;
    return redactor.cleanText(describeShape(value, run.tables));
  };
  return {
    target,
    begin() {
      const { outputs, plan, inputs, overrides } = run;
      const nodes = plan.steps.filter(({ kind }) => kind === "run").length;
      target.info(
        { outputs, nodes, inputs: Object.keys(inputs).length, overrides: Object.keys(overrides).length },
        "run started",
      );
    },
    end({ status, ms, results, error }) {
      const facts = { status, ms: round(ms), outputs: Object.keys(results), calls: counts };
      target[endLevels[status]]({ ...facts, ...errorFacts(error, redactor) }, `run ${status}`);
    },
    nodeStart: (call) => target.debug(placeFacts(call), "node started"),
    nodeEnd(call, { status, ms, error, value }) {
      counts[status]++;
      const facts = { ...placeFacts(call), status, ms: round(ms) };
      // What is given in place of a failure is a value too.
      const hasValue = status === "done" || value !== undefined;
      if (hasValue) redactor.learn(call, value);
      const level = status === "failed" ? "error" : call.items.length > 0 ? itemLevel : "info";
      if (target.isLevelEnabled?.(level) === false) return;
      const shape = hasValue ? { value: shapeOf(call, value) } : {};
      target[level]({ ...facts, ...shape, ...errorFacts(error, redactor) }, `node ${status}`);
    },
    retry(call, attempt, error, delayMs) {
      const facts = { ...placeFacts(call), attempt, delayMs: round(delayMs) };
      target.warn({ ...facts, error: redactor.cleanText(describeThrown(error)) }, "node is tried again");
    },
    line: (call, level, text, facts) =>
      target[level]({ ...userFacts(facts, redactor), ...placeFacts(call) }, redactor.cleanText(text)),
    warning(problem) {
      const { message, ...facts } = problemFacts(problem, redactor);
      target.warn({ nodes: problem.nodes, ...facts }, message);
    },
  };
}

/** To a thousandth: more digits say nothing. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
