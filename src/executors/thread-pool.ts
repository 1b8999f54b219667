import { availableParallelism } from "node:os";
import type { ResourceLimits, Transferable } from "node:worker_threads";
import type { Piscina } from "piscina";
import { importPackage } from "../data/import-package.ts";
import { createTurns } from "./turns.ts";

/** How threads are kept. */
export interface PoolOptions {
  readonly max: number;
  readonly idleMs: number;
  readonly resourceLimits: ResourceLimits | undefined;
}

/** Threads that make calls, each one at a time. */
export interface ThreadPool {
  /** Waits for a thread that is free, and then has `prepare` say what it is to do; resolves as the call has been made, or rejects as the thread ends. */
  run(prepare: () => Promise<Posting>, signal: AbortSignal): Promise<void>;
  /** Ends all threads, and rejects the calls that wait and those that run. */
  close(): Promise<void>;
}

/** What is posted to a thread. */
export interface Posting {
  readonly message: object;
  readonly transfer: readonly Transferable[];
}

export const defaultMax: number = availableParallelism();

/** A pool whose threads are made as they are needed, and let go of when they are idle. */
export function createPool(options: PoolOptions): ThreadPool {
  const turns = createTurns(options.max);
  let threads: Threads | undefined;
  return {
    async run(prepare, signal) {
      await turns.take(signal);
      const used = (threads ??= startThreads(options));
      try {
        signal.throwIfAborted();
        const { message, transfer } = await prepare();
        signal.throwIfAborted();
        await used.post(message, transfer, signal);
      } catch (error) {
        throw used === threads ? error : new PoolClosed();
      } finally {
        turns.pass();
      }
    },
    async close() {
      turns.refuse(new PoolClosed());
      const closing = threads;
      threads = undefined;
      await closing?.end();
    },
  };
}

/** What calls are rejected with that a closed pool leaves. */
export class PoolClosed extends Error {}

interface Threads {
  post(message: object, transfer: Posting["transfer"], signal: AbortSignal): Promise<void>;
  end(): Promise<void>;
}

function startThreads({ max, idleMs, resourceLimits }: PoolOptions): Threads {
  let posted = 0;
  let refused: Error | undefined;
  const refuse = (pool: Piscina, error: Error): void => {
    refused = error;
    void pool.destroy().then(() => (refused = undefined));
  };
  // The file that threads run lies beside this one: as TypeScript or, built, as JavaScript.
  const ending = import.meta.url.slice(import.meta.url.lastIndexOf("."));
  const worker = new URL(`./thread-worker${ending}`, import.meta.url);
  const starting = importPackage<typeof import("piscina")>("piscina", "The executor of threads").then(({ Piscina }) => {
    const pool = new Piscina({
      filename: worker.href,
      name: "callHere",
      minThreads: 0,
      maxThreads: max,
      idleTimeout: idleMs,
      // Otherwise a thread sleeps between calls, and with it its connections and timers.
      atomics: "disabled",
      recordTiming: false,
      ...(resourceLimits !== undefined && { resourceLimits }),
    });
    let last: Error | undefined;
    pool.on("error", (error: Error) => (last = error));
    pool.on("workerDestroy", () => {
      setImmediate(() => {
        const error = last;
        last = undefined;
        // Where a thread dies as it starts, Piscina tells nobody, and its call would wait forever.
        if (pool.threads.length < posted) refuse(pool, error ?? new Error("it could not start"));
        // A thread that fails in a call rejects it; this one had none.
        else if (error !== undefined) warn(error);
      }).unref();
    });
    return pool;
  });
  return {
    async post(message, transfer, signal) {
      const pool = await starting;
      posted++;
      try {
        await pool.run(message, { transferList: [...transfer], signal });
      } catch (error) {
        throw refused ?? error;
      } finally {
        posted--;
      }
    },
    end: async () => (await starting.catch(() => undefined))?.destroy(),
  };
}

function warn({ message }: Error): void {
  process.emitWarning(`A thread failed between calls: ${message}`, { type: "DataflowWarning", code: "WORKER_CRASHED" });
}
