import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DataflowError } from "../../../src/index.ts";
import { openAll } from "./all.ts";
import { inputsIn, openDriver, secretPart } from "./requests.ts";

/** Runs that are aborted, fail and are done with all adapters, in a process that has to end by itself. */
const [folder = ""] = process.argv.slice(2);
const own = join(folder, "own");
mkdirSync(own);
const inputs = inputsIn(folder);
const controller = new AbortController();
const all = await openAll(own, false);
const driver = openDriver(all.adapters);

const begun = (): void => void setImmediate(() => controller.abort());
const requests = [
  { outputs: ["heavy", "endless", "page"], signal: controller.signal, inputs: { ...inputs, begun } },
  { outputs: ["heavy", "mended", "page"] },
  { outputs: ["heavy", "rate", "amounts", "page"] },
];
const told: unknown[] = [];
for (const { outputs, ...options } of requests) {
  const outcome = await driver.run(outputs, { inputs, ...options }).then(
    ({ status }) => status,
    (error: unknown) => (error as DataflowError).code,
  );
  const id = all.ids.at(-1)!;
  const accounts = [all.account(id)];
  for (const { account } of Object.values(all.opened)) if (account !== undefined) accounts.push(await account(id));
  told.push([outcome, ...accounts.map(({ status }) => status)]);
}
const posts = (await all.opened.notifyOnFailure!.essence({ id: all.ids[1]! })) as readonly unknown[];
const hasSecret = secretPart.test(await all.raw());
await all.close();
console.log(JSON.stringify({ told, posts: posts.length, lines: all.terminal.lines(), hasSecret }));
