import { Driver } from "eponym";
import orders from "./orders.dag.ts";

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
