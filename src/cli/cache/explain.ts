import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defaultCachePath } from "../../cache/default-path.ts";
import type { Explanation } from "../../cache/explanation.ts";
import type { ProjectCache, ProjectDriver } from "../../config.ts";
import { explainWithoutCache } from "../../errors/cache-commands.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { PlanDescription } from "../../run/plan.ts";
import type { Io } from "../io.ts";
import { printVerdicts } from "../print/cache-verdicts.ts";
import { printJson } from "../print/print-results.ts";
import { findFiles } from "../project/find-files.ts";
import { loadProject } from "../project/load-config.ts";
import { loadModules } from "../project/load-modules.ts";
import { openDriver, type UntypedDriver } from "../project/open-driver.ts";
import { readConfig } from "../request/read-config.ts";
import { readRequest, type RequestOptions } from "../request/read-request.ts";
import { requireFolder } from "./open-store.ts";
import type { PlaceOptions } from "./options.ts";

export interface PlanRequest extends RequestOptions {
  readonly config?: readonly string[];
}

export interface ExplainOptions extends PlaceOptions, Omit<RequestOptions, "outputs"> {
  readonly config?: readonly string[];
}

/** Tells of each node whether it would be reused, and what has changed if not. */
export async function explainCache(
  output: string,
  named: readonly string[],
  options: ExplainOptions,
  io: Io,
): Promise<void> {
  const explanation = await judgeNodes(output, named, options, io, true);
  if (explanation === undefined) throw new DataflowError([explainWithoutCache()]);
  io.out.write(options.json === true ? printJson(explanation) : printVerdicts(explanation, io.out));
}

/**
 * What the cache says of an output; `undefined` where the project has none. The modules are loaded for it, and nothing of theirs runs but freshness functions. With `findsFolder`, results that stand in the
 * usual folder count even if the project does not say so.
 */
export async function judgeNodes(
  output: string,
  named: readonly string[],
  options: ExplainOptions,
  { cwd }: Io,
  findsFolder = false,
): Promise<Explanation | undefined> {
  const project = await loadProject(cwd);
  const driver = project?.driver ?? {};
  const path = options.path === undefined ? undefined : resolve(cwd, options.path);
  if (path !== undefined) requireFolder(cwd, path, false);
  const cache = chooseCache(driver.cache, {
    path,
    usual: findsFolder ? resolve(project?.folder ?? cwd, defaultCachePath) : undefined,
  });
  if (cache === undefined) return undefined;
  const opened = await openFor(named, options, cwd, { ...driver, cache });
  const { inputs, overrides } = readRequest(cwd, opened.graph, { ...options, outputs: [output] });
  return opened.explain(output, { inputs, overrides });
}

/** The plan of a request with what the cache says of its nodes; `undefined` where the project has none. */
export async function judgePlan(
  named: readonly string[],
  options: PlanRequest,
  { cwd }: Io,
): Promise<PlanDescription | undefined> {
  const driver = (await loadProject(cwd))?.driver ?? {};
  if (driver.cache === undefined || driver.cache === false) return undefined;
  const opened = await openFor(named, options, cwd, driver);
  const { outputs, ...given } = readRequest(cwd, opened.graph, options);
  return opened.plan(outputs, given);
}

async function openFor(
  named: readonly string[],
  { config }: Pick<PlanRequest, "config">,
  cwd: string,
  driver: ProjectDriver,
): Promise<UntypedDriver> {
  const modules = await loadModules(cwd, await findFiles(cwd, named));
  return openDriver(modules, readConfig(cwd, config, modules), driver, []);
}

function chooseCache(
  given: boolean | ProjectCache | undefined,
  { path, usual }: { readonly path: string | undefined; readonly usual: string | undefined },
): ProjectCache | undefined {
  const settings = typeof given === "object" ? given : given === true ? {} : undefined;
  if (path !== undefined) {
    const { store: _, ...options } = settings ?? {};
    return { ...options, path };
  }
  return settings ?? (usual !== undefined && existsSync(usual) ? { path: usual } : undefined);
}
