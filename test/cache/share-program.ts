/** One of several processes that share a folder of results: `node share-program.ts <folder> <what>`. */
import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { files } from "../../src/stores/files.ts";
import { makeCached } from "../run/caching/cached-driver.ts";

const [folder = "", what = "", count = "1"] = process.argv.slice(2);

/** Waits until a file is there. */
async function waitFor(file: string): Promise<void> {
  while (!existsSync(join(folder, file))) await new Promise((resolve) => void setTimeout(resolve, 5));
}

const store = files(join(folder, "cache"));
const { run, driver } = makeCached(
  {
    "items[]": [[], () => Array.from({ length: Number(count) }, (_, item) => item)],
    slow: [
      ["items"],
      async (item: number) => {
        appendFileSync(join(folder, "calls"), `${item}\n`);
        writeFileSync(join(folder, "begun"), "");
        await waitFor(what === "stuck" ? "never" : "go");
        return item * 2;
      },
    ],
    sum: [["[slow]"], (slow: number[]) => slow.reduce((sum, each) => sum + each, 0)],
  },
  { store, cache: { coordinate: true } },
);
const { results } = await run(["sum"]);
console.log(JSON.stringify(results));
await driver.close();
await store.close();
