import { createRequire } from "node:module";
import { logger, type LoggerOptions, type LogTarget } from "../../src/adapters.ts";
import { Driver } from "../../src/index.ts";
import { sketchModule } from "../run/make-dataflow.ts";

/** Logs a run to the standard output, as a program of its own. */
const { cache } = createRequire(import.meta.url);
const isLoaded = (): boolean => Object.keys(cache).some((path) => path.includes("/pino/"));
const before = isLoaded();
const options: LoggerOptions = process.argv[2] === "gathers" ? { logger: await createGathering() } : { level: "debug" };
const driver = new Driver({ modules: [sketchModule({ page: [[], () => 1] })], adapters: [logger(options)] });
const { warnings } = await driver.run(["page"]);
console.log(JSON.stringify({ before, after: isLoaded(), warnings: warnings.length }));

async function createGathering(): Promise<LogTarget> {
  const { pino } = await import("pino");
  const target: LogTarget = pino(pino.destination({ dest: 1, minLength: 4096, sync: false }));
  return target;
}
