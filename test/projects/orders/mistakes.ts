import { Driver } from "eponym";
import orders from "./orders.dag.ts";
import regions from "./regions.dag.ts";

const driver = new Driver({ modules: [orders], config: { source: "live" } });

/** Each of these must fail to compile wherever the package is installed. */
export async function neverRun(): Promise<void> {
  // @ts-expect-error a misspelt output
  await driver.execute(["raport"], { inputs: { shopId: 2, taxRate: 0.5 } });
  // @ts-expect-error a missing input
  await driver.execute(["report"], { inputs: { shopId: 2 } });
  // @ts-expect-error a mistyped input
  await driver.execute(["report"], { inputs: { shopId: "2", taxRate: 0.5 } });
  const { cheapTotal } = await driver.execute(["cheapTotal"], { inputs: { shopId: 2 } });
  // @ts-expect-error a number is no string
  cheapTotal.trim();
}

const derived = new Driver({ modules: [regions], config: { words: true } });

/** So must these, of nodes that decorators and markers make. */
export async function neverDerived(): Promise<void> {
  const results = await derived.execute(
    ["liveTotal", "liveTotal.round", "liveTotal.orders", "regionOrders", "regionOrders.load.rows", "price", "prices"],
    { inputs: { shopId: 2, taxRate: 0.5, regions: ["eu"], scale: 2 } },
  );
  results.liveTotal.trim();
  results["liveTotal.round"].toFixed();
  results["liveTotal.orders"].at(0)?.region.trim();
  results.price.at(0)?.at(0)?.toFixed();
  // @ts-expect-error the step before gives a number
  results["liveTotal.round"].trim();
  // @ts-expect-error an array as deep as the fan-out
  results.regionOrders.at(0)?.price.toFixed();
  // @ts-expect-error a lazy input is needed
  await derived.execute(["prices"], { inputs: { regions: ["eu"] } });
  // @ts-expect-error an input inside has another name outside
  await derived.execute(["liveTotal.orders"], { inputs: { ordersText: "a b" } });
  // @ts-expect-error a saver that is not there
  await derived.execute(["prices.save.csv"], { inputs: { regions: ["eu"], scale: 2 } });
}
