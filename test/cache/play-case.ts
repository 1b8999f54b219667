import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { CacheStore } from "../../src/cache/store.ts";
import { Driver } from "../../src/driver/driver.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import type { Run } from "../../src/run/run.ts";
import type { CacheCase, CacheStep, ExpectedStep } from "./cache-case.ts";
import { entriesOf, type FragileStore, makeFragile } from "./fragile-store.ts";
import { loadProgram, makeFolder, type ProgramFiles, writeFiles } from "./load-program.ts";

interface Played {
  readonly executed: readonly string[];
  readonly runs: readonly Run[];
  readonly error: readonly string[] | undefined;
  readonly driver: Driver;
}

/** Runs the steps of a case one after the other. */
export async function playCase(given: CacheCase, kept: CacheStore): Promise<void> {
  const fragile = makeFragile(kept);
  const data = makeFolder();
  let files: ProgramFiles = typeof given.program === "string" ? { "dataflow.ts": given.program } : given.program;
  for (const [place, step] of given.steps.entries()) {
    files = editFiles(files, step.edit ?? []);
    writeFiles(data, step.write ?? {});
    writeFileSync(join(data, "asked"), "");
    for (const [node, what] of Object.entries(step.lose ?? {})) await fragile.lose(node, what);
    const played = await playStep(given, step, files, data, fragile);
    await checkStep(`step ${place + 1}`, step.expect, played, fragile, data);
    await played.driver.close();
  }
}

function editFiles(files: ProgramFiles, edits: readonly (readonly [string, string])[]): ProgramFiles {
  let edited = files;
  for (const [from, to] of edits) {
    if (!Object.values(edited).some((text) => text.includes(from))) throw new Error(`Nothing reads ${from}`);
    edited = Object.fromEntries(Object.entries(edited).map(([file, text]) => [file, text.replaceAll(from, to)]));
  }
  return edited;
}

async function playStep(
  given: CacheCase,
  step: CacheStep,
  files: ProgramFiles,
  data: string,
  { store }: FragileStore,
): Promise<Played> {
  const calls = new Map<string, number>();
  const count: Adapter = {
    name: "counter",
    aroundNode({ node: { name } }, next) {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return next();
    },
  };
  const options = {
    modules: [await loadProgram(files)],
    adapters: [count],
    cache: { store, ...step.cache },
    ...(step.config && { config: step.config }),
  };
  const driver = new Driver(options) as unknown as Driver;
  const request = {
    inputs: fillIn({ ...given.inputs, ...step.inputs }, data),
    ...(step.overrides && { overrides: step.overrides }),
    ...(step.onError && { onError: step.onError }),
  };
  const run = (): Promise<Run> => driver.run([...(step.outputs ?? given.outputs)], request as never) as Promise<Run>;
  const settled = await Promise.allSettled(Array.from({ length: step.atOnce ?? 1 }, run));
  const failures = settled.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
  return {
    executed: [...calls].map(([name, times]) => (times === 1 ? name : `${name} ×${times}`)).toSorted(),
    runs: settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])),
    error: failures.length === 0 ? undefined : codesOf(failures[0]),
    driver,
  };
}

function fillIn(inputs: Readonly<Record<string, unknown>>, data: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replace("{data}", data) : value,
    ]),
  );
}

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof DataflowError)) throw error;
  return error.problems.map(({ code }) => code);
}

async function checkStep(
  step: string,
  expected: ExpectedStep,
  { executed, runs, error, driver }: Played,
  { store }: FragileStore,
  data: string,
): Promise<void> {
  expect({ step, executed, error }).toEqual({
    step,
    executed: expected.executed.toSorted(),
    error: expected.error,
  });
  for (const [place, run] of runs.entries()) {
    const reused = Object.keys(run.nodes).filter((name) => run.nodes[name]!.status === "cached");
    const warnings = run.warnings.map(({ code }) => code);
    // Of runs at the same time, only the last finds all that the others have kept.
    if (place === runs.length - 1)
      expect({ step, reused: reused.toSorted() }).toEqual({ step, reused: expected.reused.toSorted() });
    expect({ step, warnings }).toEqual({ step, warnings: expected.warnings ?? [] });
    if (expected.results !== undefined) expect({ step, ...run.results }).toEqual({ step, ...expected.results });
    for (const [node, why] of Object.entries(expected.why ?? {}))
      expect(`${step} ${node}: ${run.nodes[node]?.why}`).toContain(why);
  }
  for (const [node, value] of Object.entries(expected.fromCache ?? {}))
    expect([step, node, await driver.fromCache(node as never, { run: runs[0]!.id })]).toEqual([step, node, value]);
  const entries = await entriesOf(store);
  if (expected.kept !== undefined) expect({ step, kept: entries.length }).toEqual({ step, kept: expected.kept });
  for (const [node, format] of Object.entries(expected.formats ?? {}))
    expect(entries.filter((entry) => entry.node === node).map((entry) => entry.format)).toContain(format);
  if (expected.asked === undefined) return;
  const asked = existsSync(join(data, "asked")) ? readFileSync(join(data, "asked"), "utf8") : "";
  expect({ step, asked }).toEqual({ step, asked: expected.asked });
}
