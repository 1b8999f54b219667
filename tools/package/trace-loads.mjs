// Writes what a process loads, one address a line, into the file that TRACE_LOADS names. Usage: node --import ./trace-loads.mjs program.js
// Plain JavaScript, so that it also runs where Node is told to read no TypeScript.
import { writeFileSync } from "node:fs";
import { registerHooks } from "node:module";

const loaded = [];
registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url);
    return nextLoad(url, context);
  },
});
process.on("exit", () => writeFileSync(process.env.TRACE_LOADS, loaded.join("\n")));
