import { breakpoints } from "../../src/adapters.ts";
import { Driver } from "../../src/index.ts";
import { sketchModule } from "../run/make-dataflow.ts";

/** Stops before and after a node, as a program of its own. */
const module = sketchModule({
  total: [["net", "rate"], (net: number, rate: number) => net * (1 + rate)],
});
const driver = new Driver({ modules: [module], adapters: [breakpoints({ before: true, after: true })] });
const { total } = await driver.execute(["total"], { inputs: { net: 12, rate: 0.5 } });
console.log(total);
