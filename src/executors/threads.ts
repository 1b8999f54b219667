import type { ResourceLimits } from "node:worker_threads";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Executor } from "../executor.ts";
import { callInThread } from "./call-in-thread.ts";
import { checkThreadOptions } from "./check-thread-options.ts";
import { createPool, defaultMax } from "./thread-pool.ts";

/** What threads are kept, and what runs in them. */
export interface ThreadOptions {
  /** How many threads there are at most; as many as the machine runs at a time without it. */
  readonly max?: number;
  /** Nodes with these tags run in threads without `runOn`: every key has to be there, with the value or one of the values; `null` asks for the key alone. */
  readonly tags?: NonNullable<Executor["tags"]>;
  /** Milliseconds after which a thread that has nothing to do is let go of; 10,000 without it. */
  readonly idleMs?: number;
  /** How much memory a thread may take, in megabytes, as Node names it. A thread that needs more fails its node with `WORKER_CRASHED`. */
  readonly resourceLimits?: ResourceLimits;
}

/**
 * Runs nodes in worker threads, one call a thread at a time. Every driver has some under the name `"threads"`, which it shares with the others; these are its own.
 * Threads are started by the first call that needs them, and do not keep a process alive.
 *
 * @throws {DataflowError} `EXECUTOR_OPTION` for an option that is not what it should be. A node fails with `VALUE_NOT_SENDABLE` where a value cannot go to another
 * thread and back, with `WORKER_CRASHED` where its thread dies, and otherwise with what its function throws.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { threads } from "eponym/executors";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], executors: { threads: threads({ max: 2, tags: { cost: "high" } }) } });
 * ```
 */
export function threads(options: ThreadOptions = {}): Executor {
  const problems = checkThreadOptions(options);
  if (problems.length > 0) throw new DataflowError(problems);
  const { max = defaultMax, idleMs = 10_000, resourceLimits } = options;
  const pool = createPool({ max, idleMs, resourceLimits });
  return {
    ...(options.tags !== undefined && { tags: options.tags }),
    run: (task) => callInThread(task, pool),
    close: () => pool.close(),
  };
}
