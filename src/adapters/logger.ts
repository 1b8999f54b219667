import type { Adapter, RunInfo } from "../run/adapter.ts";
import { createTarget, flush, logMethods, type LogTarget } from "./logs/log-target.ts";
import { openRunLog, type RunLog } from "./logs/run-log.ts";
import { checkOptions, isObject, isOneOf, isText, optional } from "./options/check-options.ts";

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/**
 * What `logger` writes, and where to.
 *
 * @example
 * ```ts
 * import { logger, type LoggerOptions } from "eponym/adapters";
 *
 * const options: LoggerOptions = { level: "debug", name: "features" };
 * const adapter = logger(options);
 * ```
 */
export interface LoggerOptions {
  /** A logger of yours; a pino of its own that writes JSON to `process.stdout` unless given. */
  readonly logger?: LogTarget;
  /** The least level that is written; that of the logger, or `info`, unless given. */
  readonly level?: (typeof levels)[number];
  /** What every line has as `name`. */
  readonly name?: string;
  /** The level at which nodes tell of the end of each item of a fan-out; `debug` unless given. */
  readonly itemLevel?: "debug" | "info";
}

/**
 * Writes structured logs through pino, a child logger with its `runId` for each run: the start and end of runs, the start (`debug`) and end (`info`) of nodes with
 * milliseconds and the shape of the value, retries and warnings (`warn`), failures with code, message and place (`error`), and what nodes write by `context().log`,
 * with the facts they give. Values are never told; whatever is equal to a secret of the run is replaced by `[secret]`.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { logger } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [logger({ level: "debug" })] });
 * ```
 */
export function logger(options: LoggerOptions = {}): Adapter {
  checkOptions("logger", options, {
    logger: [
      optional(isTarget),
      "a logger that pino has made, or one with its methods debug, info, warn, error, child",
    ],
    level: [optional(isOneOf(...levels)), `one of ${levels.join(", ")}`],
    name: [optional(isText), "a text"],
    itemLevel: [optional(isOneOf("debug", "info")), '"debug" or "info"'],
  });
  const { level, name, itemLevel = "debug" } = options;
  const runs = new WeakMap<RunInfo, RunLog>();
  let target = options.logger;
  const begin = (run: RunInfo, to: LogTarget): void => {
    const facts = { ...(name !== undefined && { name }), runId: run.id };
    const log = openRunLog(to.child(facts, level === undefined ? {} : { level }), run, itemLevel);
    runs.set(run, log);
    log.begin();
  };
  return {
    name: "logger",
    onGraphStart(run) {
      if (target !== undefined) return begin(run, target);
      return createTarget().then((created) => begin(run, (target ??= created)));
    },
    onNodeStart: (call) => runs.get(call.run)?.nodeStart(call),
    onNodeEnd: (call, end) => runs.get(call.run)?.nodeEnd(call, end),
    onRetry: (call, { attempt, error, delayMs }) => runs.get(call.run)?.retry(call, attempt, error, delayMs),
    onLog: (call, at, text, facts) => runs.get(call.run)?.line(call, at, text, facts),
    onWarning: (run, problem) => runs.get(run)?.warning(problem),
    onGraphEnd(run, end) {
      const log = runs.get(run);
      log?.end(end);
      return log && flush(log.target);
    },
  };
}

function isTarget(value: unknown): boolean {
  return isObject(value) && logMethods.every((method) => typeof Reflect.get(value, method) === "function");
}
