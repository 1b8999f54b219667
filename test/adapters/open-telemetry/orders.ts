import { type Collect, context, type Parallelizable, retry, tag } from "eponym";
import { trace } from "@opentelemetry/api";

/** What a program traces itself inside of nodes. */
const tracer = trace.getTracer("app");

tag(regions, { owner: "sales", tiers: [1, "b"] });
export function regions(names: string[]): Parallelizable<string> {
  return names;
}

/** A node that goes on after an await, with a span of its own. */
export async function orders(regions: string): Promise<number[]> {
  await Promise.resolve();
  return tracer.startActiveSpan("query", async (query) => {
    await Promise.resolve();
    tracer.startSpan("parse").end();
    query.end();
    return [regions.length, 2];
  });
}

export function count(orders: number[]): number {
  return orders.length;
}

const failures = new Map<string, number>();

retry(rate, { attempts: 3, delay: 1, jitter: false });
/** Fails twice in each run. */
export async function rate(currency: string): Promise<number> {
  const { runId, log } = context();
  const before = failures.get(runId) ?? 0;
  failures.set(runId, before + 1);
  log.info("asking", { currency, attempt: before + 1, nested: { deep: 1 } });
  if (before < 2) throw new RangeError(`no rate for ${currency}`);
  return 3;
}

export function total(count: Collect<number>, rate: number): number {
  return [...count].reduce((sum, one) => sum + one, 0) * rate;
}
