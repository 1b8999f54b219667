import {
  type Collect,
  extractColumns,
  from,
  type Lazy,
  loadFrom,
  type Parallelizable,
  pipeOutput,
  saveTo,
  step,
  subdag,
  to,
} from "eponym";
import orders from "./orders.dag.ts";
import type { Order } from "./orders.ts";

subdag(liveTotal, orders, {
  inputs: (shopId: number) => ({ shopId }),
  config: { source: "live" },
  external: ["taxRate"],
});
pipeOutput(liveTotal, step(Math.round), step(String, { name: "text", when: { words: true } }));
/** What a shop's orders cost now. */
export function liveTotal(dearTotal: number): number {
  return dearTotal;
}

/** The regions, each by itself. */
export function region(regions: readonly string[]): Parallelizable<string> {
  return regions;
}

loadFrom(regionOrders, { rows: from.literal<Order[]>([{ price: 3, region: "eu" }]) });
extractColumns(regionOrders, ["price"]);
export function regionOrders(rows: Order[], region: string): Order[] {
  return rows.filter((order) => order.region === region);
}

saveTo(prices, to.json("prices.json"));
/** All prices, by region. */
export async function prices(price: Collect<number[]>, scale: Lazy<number>): Promise<number[][]> {
  const factor = await scale();
  return price.map((each) => each.map((one) => one * factor));
}
