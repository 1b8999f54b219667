import { rmSync } from "node:fs";

/** Removes the folders that are named, so that nothing of an earlier build is left in them. */
for (const folder of process.argv.slice(2)) rmSync(folder, { recursive: true, force: true });
