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
  /** Ends all threads, and rejects the calls that wait. Those that run are told to end, and rejected if they do not. */
  close(): Promise<void>;
}

/** What is posted to a thread. */
export interface Posting {
  readonly message: object;
  readonly transfer: readonly Transferable[];
  /** Tells the call, once it has been posted, that it is to end. */
  readonly stop: (reason: unknown) => void;
}

/** Milliseconds in which a call that has been told to end may remove what it leaves unfinished, before its thread is ended by force. */
const patienceMs = 500;

export const defaultMax: number = availableParallelism();

/** A pool whose threads are made as they are needed, and let go of when they are idle. */
export function createPool(options: PoolOptions): ThreadPool {
  const turns = createTurns(options.max);
  let threads: Threads | undefined;
  let closings = 0;
  return {
    async run(prepare, signal) {
      const before = closings;
      await turns.take(signal);
      const check = (): void => {
        if (closings !== before) throw new PoolClosed();
        signal.throwIfAborted();
      };
      try {
        check();
        const used = (threads ??= startThreads(options));
        const posting = await prepare();
        check();
        await used.post(posting, signal, check);
      } catch (error) {
        throw closings === before ? error : new PoolClosed();
      } finally {
        turns.pass();
      }
    },
    async close() {
      closings++;
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
  /** `check` throws where the call is not to be made any more. */
  post(posting: Posting, signal: AbortSignal, check: () => void): Promise<void>;
  end(): Promise<void>;
}

function startThreads({ max, idleMs, resourceLimits }: PoolOptions): Threads {
  const posted = new Set<Posted>();
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
        // Where the last thread dies as it starts, Piscina tells nobody, and calls would wait forever; any other takes them as it gets free.
        if (pool.threads.length === 0 && posted.size > 0) refuse(pool, error ?? new Error("it could not start"));
        // A thread that fails in a call rejects it; this one had none.
        else if (error !== undefined) warn(error);
      }).unref();
    });
    return pool;
  });
  return {
    async post({ message, transfer, stop }, signal, check) {
      const pool = await starting;
      check();
      const force = new AbortController();
      const done = pool.run(message, { transferList: [...transfer], signal: force.signal });
      let timer: NodeJS.Timeout | undefined;
      const end = (reason: unknown): void => {
        if (timer !== undefined) return;
        timer = setTimeout(() => force.abort(), patienceMs);
        stop(reason);
      };
      const abort = (): void => end(signal.reason);
      const call = { end, done };
      posted.add(call);
      signal.addEventListener("abort", abort, { once: true });
      try {
        await done;
      } catch (error) {
        throw refused ?? error;
      } finally {
        posted.delete(call);
        signal.removeEventListener("abort", abort);
        clearTimeout(timer);
      }
    },
    async end() {
      const pool = await starting.catch(() => undefined);
      for (const { end } of posted) end(new PoolClosed());
      await Promise.allSettled([...posted].map(({ done }) => done));
      await pool?.destroy();
    },
  };
}

/** A call that a thread makes, or is about to. */
interface Posted {
  readonly done: Promise<unknown>;
  /** Has it end by itself, or else by force. */
  readonly end: (reason: unknown) => void;
}

function warn({ message }: Error): void {
  process.emitWarning(`A thread failed between calls: ${message}`, { type: "DataflowWarning", code: "WORKER_CRASHED" });
}
