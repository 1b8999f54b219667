import { MessageChannel } from "node:worker_threads";
import { once } from "node:events";
import { expect, test } from "vitest";
import { packNow } from "../../src/data/codecs/pack.ts";
import { createPool, PoolClosed, type Posting } from "../../src/executors/thread-pool.ts";

const url = new URL("../fixtures/threads/work.ts", import.meta.url).href;
const { signal } = new AbortController();

/** What has a function of the fixture called. */
function makeCall(name: string, ...values: readonly unknown[]): Posting {
  const { port1, port2 } = new MessageChannel();
  const call = { code: { url, name, of: "source" }, runId: "run", node: name, items: [], attempt: 1, isSecret: false };
  return {
    message: { ...call, packed: packNow(values), serving: undefined, port: port2 },
    transfer: [port2],
    stop: () => port1.close(),
  };
}

test("a call that is being made ready when the pool closes is not made", async () => {
  const pool = createPool({ max: 1, idleMs: 1000, resourceLimits: undefined });
  const ready = Promise.withResolvers<Posting>();
  const preparing = Promise.withResolvers<void>();
  const prepare = (): Promise<Posting> => {
    preparing.resolve();
    return ready.promise;
  };
  const call = pool.run(prepare, signal).catch((error: unknown) => error);
  await preparing.promise;
  await pool.close();
  const begun = new Int32Array(new SharedArrayBuffer(4));
  ready.resolve(makeCall("spinning", begun));
  expect(await call).toBeInstanceOf(PoolClosed);
  // Where the call was made none the less, the only thread would never be free again.
  await pool.run(async () => makeCall("square", 2), signal);
  expect(begun[0]).toBe(0);
  await pool.close();
});

test("a thread that dies as it starts takes no other call with it", async () => {
  const resourceLimits: { maxOldGenerationSizeMb?: number } = {};
  const pool = createPool({ max: 2, idleMs: 1000, resourceLimits });
  const warned = once(process, "warning");
  const [begun, go] = [new Int32Array(new SharedArrayBuffer(4)), new Int32Array(new SharedArrayBuffer(4))];
  const running = pool.run(async () => makeCall("held", begun, go), signal);
  await Atomics.waitAsync(begun, 0, 0).value;
  // Too little for a second thread.
  resourceLimits.maxOldGenerationSizeMb = 8;
  const other = pool.run(async () => makeCall("square", 2), signal);
  const [warning] = (await warned) as [Error];
  expect(warning.message).toContain("memory limit");
  Atomics.store(go, 0, 1);
  Atomics.notify(go, 0);
  await Promise.all([running, other]);
  await pool.close();
});
