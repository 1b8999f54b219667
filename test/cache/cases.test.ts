import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { files } from "../../src/stores/files.ts";
import { memory } from "../../src/stores/memory.ts";
import type { CacheCase } from "./cache-case.ts";
import { behaviors } from "./hamilton/behaviors.ts";
import { changes } from "./hamilton/changes.ts";
import { reach } from "./hamilton/reach.ts";
import { stores } from "./hamilton/stores.ts";
import { values } from "./hamilton/values.ts";
import { makeFolder } from "./load-program.ts";
import { calls } from "./pipedag/calls.ts";
import { freshness } from "./pipedag/freshness.ts";
import { keys } from "./pipedag/keys.ts";
import { modes } from "./pipedag/modes.ts";
import { playCase } from "./play-case.ts";

const cases: readonly CacheCase[] = [
  ...behaviors,
  ...changes,
  ...reach,
  ...stores,
  ...values,
  ...freshness,
  ...keys,
  ...modes,
  ...calls,
];

describe.each(["memory", "files"])("with a store of %s", (kind) => {
  test.each(cases)("$does ($source)", async (given) => {
    const store = kind === "memory" ? memory() : files(join(makeFolder(), "cache"));
    await playCase(given, store);
    await store.close();
    expect.hasAssertions();
  });
});
