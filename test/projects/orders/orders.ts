import { checkOutput, config, extractFields, parameterize, tag } from "eponym";

export interface Order {
  readonly price: number;
  readonly region: string;
}

config.when(orders__file, { source: "file" });
/** The orders of a file; each word is one. */
export function orders__file(ordersText: string): Order[] {
  return ordersText.split(" ").map((word) => ({ price: word.length, region: "eu" }));
}

config.when(orders__live, { source: "live" });
/** The orders that a shop has now. */
export async function orders__live(shopId: number): Promise<Order[]> {
  return Promise.resolve([4, 8, 15, 16].map((price) => ({ price: price * shopId, region: "us" })));
}

extractFields(split, ["cheap", "dear"]);
/** Orders below the cutoff, and those from it on. */
export function split(orders: Order[], cutoff: number = 20): { cheap: Order[]; dear: Order[] } {
  return {
    cheap: orders.filter((order) => order.price < cutoff),
    dear: orders.filter((order) => order.price >= cutoff),
  };
}

parameterize(total, {
  cheapTotal: (cheap: Order[]) => [cheap, 1],
  dearTotal: (dear: Order[], taxRate: number) => [dear, 1 + taxRate],
});
checkOutput(total, { range: [0, 1000] });
/** What some orders cost. */
export function total(rows: Order[], factor: number): number {
  return rows.reduce((sum, order) => sum + order.price * factor, 0);
}

tag(report, { owner: "sales" });
/** Both totals in one line. */
export function report(cheapTotal: number, dearTotal: number): string {
  return `cheap ${cheapTotal}, dear ${dearTotal}`;
}
