import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { defaultCachePath } from "../cache/default-path.ts";
import type { ProjectDriver } from "../config.ts";
import { showSourceLines } from "../driver/source-lines.ts";
import { runStuck } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Graph } from "../graph/graph.ts";
import { downstreamOf } from "../graph/lineage.ts";
import type { Run } from "../run/run.ts";
import type { RunOptions } from "./commands/run.ts";
import type { Io } from "./io.ts";
import { formatOf } from "./picture-format.ts";
import { cleanRun } from "./print/clean-run.ts";
import { printJson, printResults } from "./print/print-results.ts";
import { describeFailure, reportError } from "./print/report-error.ts";
import { secretWord } from "./print/secret-word.ts";
import { showLogs } from "./print/show-logs.ts";
import { showProgress } from "./print/show-progress.ts";
import { hideSecrets, learnSecrets, withoutSecrets } from "./print/without-secrets.ts";
import { findFiles } from "./project/find-files.ts";
import { loadProject } from "./project/load-config.ts";
import { loadModules } from "./project/load-modules.ts";
import { openDriver, type UntypedDriver } from "./project/open-driver.ts";
import { readConfig } from "./request/read-config.ts";
import { readRequest, type Request } from "./request/read-request.ts";
import { writeFile } from "./write-file.ts";

/** Computes outputs of source files and prints them; gives the exit code. */
export async function runFiles(named: readonly string[], options: RunOptions, io: Io): Promise<number> {
  const format = options.picture === undefined ? undefined : formatOf(options.picture);
  const modules = await loadModules(io.cwd, await findFiles(io.cwd, named));
  const project = await loadProject(io.cwd);
  const shown = withoutSecrets(io);
  const config = readConfig(io.cwd, options.config, modules);
  const driver = openDriver(
    modules,
    config,
    withCache(project?.driver ?? {}, options.cache, project?.folder ?? io.cwd),
    [learnSecrets(io), showProgress(shown.error), showLogs(options.log, shown.error)],
  );
  const request = readRequest(io.cwd, driver.graph, options);
  const redactor = hideSecrets(io, { graph: driver.graph, ...request });
  const run = await startRun(driver, request, options, io);
  if (run === undefined) return 1;
  const code = reportRun({ ...run, results: nameSecrets(run.results, driver.graph) }, driver.graph, options, shown);
  if (format !== undefined && options.picture !== undefined) {
    const picture = await driver.visualize({ ...request, run: cleanRun(run, redactor), format, root: io.cwd });
    writeFile(io.cwd, options.picture, picture);
  }
  return code;
}

/** What the command says of the cache counts more than what the project says. */
function withCache(driver: ProjectDriver, given: RunOptions["cache"], folder: string): ProjectDriver {
  if (given === undefined) return driver;
  if (given === false) return { ...driver, cache: false };
  const own = typeof driver.cache === "object" ? driver.cache : { path: resolve(folder, defaultCachePath) };
  return { ...driver, cache: given === true ? own : { ...own, mode: given } };
}

/** Tells of a failure itself, since whatever goes wrong from here on is no wrong usage. */
async function startRun(
  driver: UntypedDriver,
  request: Request,
  { onError }: RunOptions,
  io: Io,
): Promise<Run | undefined> {
  const { outputs, ...given } = request;
  const stuck = new AbortController();
  const cancel = io.onIdle(() => stuck.abort());
  try {
    const signal = AbortSignal.any([io.signal, stuck.signal]);
    // A signal that came while modules were read, or while the last node kept the processor, is told within two turns.
    await takeTurns();
    const run = await driver.run(outputs, { ...given, onError, signal });
    await takeTurns();
    io.signal.throwIfAborted();
    return run;
  } catch (error) {
    const isStuck = stuck.signal.aborted && error instanceof DataflowError;
    reportError(isStuck ? new DataflowError([runStuck(error.nodes)]) : error, io);
    return undefined;
  } finally {
    cancel();
  }
}

async function takeTurns(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

function reportRun(
  { results, nodes, warnings, status, ms }: Run,
  graph: Graph,
  { json = false }: RunOptions,
  io: Io,
): number {
  io.out.write(json ? printJson(markUndefined(results)) : printResults(results, io.out));
  if (warnings.length > 0) {
    const { message } = showSourceLines(new DataflowError(warnings)) as DataflowError;
    io.error.write(`${io.error.paint("yellow", "Warnings")}\n${message}\n`);
  }
  for (const { error } of Object.values(nodes))
    if (error !== undefined) io.error.write(`${describeFailure(error, io)}\n`);
  const skipped = listSkipped(nodes, graph);
  if (skipped.length > 0) io.error.write(`Skipped, since something that they need has failed: ${skipped.join(", ")}\n`);
  if (io.error.isTerminal && status === "done") {
    const withStatus = (wanted: string): number => Object.values(nodes).filter((node) => node.status === wanted).length;
    const [count, reused] = [withStatus("done"), withStatus("cached")];
    const reusing = reused === 0 ? "" : `, ${reused} reused`;
    io.error.write(
      `${io.error.paint("dim", `${count} ${count === 1 ? "node" : "nodes"} in ${Math.round(ms)} ms${reusing}`)}\n`,
    );
  }
  return status === "done" ? 0 : 1;
}

/** What a failure has kept from running; other nodes are skipped that nobody has asked for. */
function listSkipped(nodes: Run["nodes"], graph: Graph): readonly string[] {
  const withStatus = (status: string): readonly string[] =>
    Object.keys(nodes).filter((name) => nodes[name]!.status === status);
  const held = downstreamOf(graph, withStatus("failed"));
  return withStatus("skipped").filter((name) => held.has(name));
}

/** What is secret is said to be there. */
function nameSecrets(results: Run["results"], graph: Graph): Run["results"] {
  const secrets = graph.secrets;
  return Object.fromEntries(
    Object.entries(results).map(([name, value]) => [name, secrets.has(name) ? secretWord : value]),
  );
}

/** An output that is `undefined` would be missing from JSON. */
function markUndefined(results: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(results).map(([name, value]) => [name, value ?? null]));
}
