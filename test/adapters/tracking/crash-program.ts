import { setTimeout as wait } from "node:timers/promises";
import { trackRuns } from "../../../src/adapters.ts";
import { Driver } from "../../../src/index.ts";
import { sketchModule } from "../../run/make-dataflow.ts";

/** A run that says when it has come far, and then never ends. */
const module = sketchModule({
  first: [[], async () => wait(1, 1)],
  "item[]": [["first"], () => Array.from({ length: 5000 }, (_, item) => item)],
  slow: [["item"], async (item: number) => (item % 100 === 99 ? wait(1, item) : item)],
  all: [["[slow]"], async (all: number[]) => (process.stdout.write("far\n"), wait(1_000_000, all.length))],
});
const adapters = [trackRuns({ folder: process.argv[2]!, everyMs: 0 })];
await new Driver({ modules: [module], adapters }).execute(["all"]);
