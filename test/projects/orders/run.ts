import { Driver } from "eponym";
import orders from "./orders.dag.ts";

const driver = new Driver({ modules: [orders], config: { source: "live" } });
const results = await driver.execute(["report", "cheapTotal"], { inputs: { shopId: 2, taxRate: 0.5 } });
const report: string = results.report;
const cheapTotal: number = results.cheapTotal;
console.log(JSON.stringify({ report, cheapTotal }));
