import { deriveNode } from "../decorators/derive-node.ts";
import { edgeTo } from "../decorators/edge-to.ts";
import { isMetadata, isSaver } from "../decorators/is-saver.ts";
import { uniqueName } from "../decorators/pipe.ts";
import { outputReplaced } from "../errors/adapters.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { metadataMissing, outputSaverInvalid, saversInvalid, savingAborted, savingFailed } from "../errors/io.ts";
import { describeThrown } from "../errors/run.ts";
import type { Graph } from "../graph/graph.ts";
import type { LoadContext, Metadata } from "../loader.ts";
import type { Node } from "../node.ts";
import type { CompiledPlan } from "../run/compiled-plan.ts";
import { type ExecuteOptions, type Outcome, startRun } from "../run/execute-plan.ts";
import { callAside } from "../run/hooks/call-aside.ts";
import type { Watch } from "../run/hooks/watch.ts";
import { mergeNodes } from "../run/merge-failures.ts";
import { trackUnfinished } from "../run/unfinished.ts";
import type { Saver } from "../saver.ts";

/** Savers by the output that they save: one, or several. */
export type OutputSavers = Readonly<Record<string, Saver<never> | readonly Saver<never>[]>>;

/** One saver, the output that it saves, and its place among the savers of that output. */
interface Job {
  readonly node: Node;
  readonly saver: Saver<unknown>;
  /** The saver as a node. */
  readonly saved: Node;
}

/** Runs a plan for some outputs and saves each; gives what is known of what was saved, as the savers were given. */
export async function materialize(
  savers: OutputSavers,
  { nodes }: Graph,
  makePlan: (outputs: readonly string[]) => CompiledPlan,
  options: ExecuteOptions,
): Promise<Record<string, Metadata | readonly Metadata[]>> {
  const plan = planOutputs(savers, makePlan);
  const { signal = new AbortController().signal, tables } = options;
  let metadata: readonly Metadata[] = [];
  const finish = async (outcome: Outcome, watch: Watch | undefined): Promise<void> => {
    const { results, errors: failures, recovered, replaced } = outcome;
    const names = Object.keys(results);
    const jobs = listJobs(
      savers,
      names.filter((name) => !replaced.has(name)),
      nodes,
    );
    const saved = await saveAll(jobs, results, { signal, tables }, watch);
    const unsaved = names.filter((name) => replaced.has(name)).map((name) => new DataflowError([outputReplaced(name)]));
    const errors = [
      ...failures.values(),
      ...(unsaved.length === 0 ? [] : recovered.values()),
      ...unsaved,
      ...saved.filter((each) => each instanceof DataflowError),
    ];
    if (errors.length > 0) throw mergeNodes(errors);
    metadata = saved as readonly Metadata[];
  };
  await startRun(plan, { ...options, finish });
  let next = 0;
  return Object.fromEntries(
    Object.entries(savers).map(([name, given]) => {
      const first = next;
      next += listSavers(given).length;
      return [name, Array.isArray(given) ? metadata.slice(first, next) : metadata[first]!];
    }),
  );
}

/** What is to be saved; adapters see each saver as the node that `saveTo` would make of it. */
function listJobs(savers: OutputSavers, names: readonly string[], nodes: Graph["nodes"]): readonly Job[] {
  const taken = new Set(nodes.keys());
  return names.flatMap((name) =>
    listSavers(savers[name]).map((given): Job => {
      const [node, saver] = [nodes.get(name)!, given as Saver<unknown>];
      const own = uniqueName(`${name}.save.${saver.kind}`, taken);
      taken.add(own);
      return { node, saver, saved: makeSaved(node, own) };
    }),
  );
}

function makeSaved(node: Node, name: string): Node {
  return deriveNode(node, {
    name,
    type: "Metadata",
    edges: [edgeTo(node.name, node.type)],
    code: { ...node.code, kind: "saveTo" },
    doc: `Saves \`${node.name}\` and tells what is known of it.`,
    role: "saved",
    tags: {},
  });
}

/** Tells what is wrong with the savers and with the rest of the request at once. */
function planOutputs(savers: OutputSavers, makePlan: (outputs: readonly string[]) => CompiledPlan): CompiledPlan {
  // Plain JavaScript may give anything.
  if (typeof savers !== "object" || savers === null || Array.isArray(savers))
    throw new DataflowError([saversInvalid()]);
  const problems = Object.entries(savers).flatMap(([output, given]) =>
    listSavers(given)
      .filter((saver) => !isSaver(saver))
      .map((saver) => outputSaverInvalid(output, saver)),
  );
  try {
    const plan = makePlan(Object.keys(savers));
    if (problems.length === 0) return plan;
  } catch (error) {
    if (error instanceof DataflowError) throw new DataflowError([...error.problems, ...problems]);
    throw error;
  }
  throw new DataflowError(problems);
}

function listSavers(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given : [given];
}

/** Lets every saver finish, so that what it writes is whole. An abort does not wait for them: they are told by their signal. */
function saveAll(
  jobs: readonly Job[],
  values: Readonly<Record<string, unknown>>,
  context: LoadContext,
  watch: Watch | undefined,
): Promise<readonly (Metadata | DataflowError)[]> {
  const { signal } = context;
  const left = new Set(jobs);
  const saving = new Map<Job, Promise<unknown>>();
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      const names = [...new Set([...left].map(({ node }) => node.name))];
      for (const [{ node }, work] of saving) trackUnfinished({ what: `"${node.name}"`, kind: "saver" }, work);
      reject(new DataflowError([savingAborted(names)], { cause: signal.reason }));
    };
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    const save = async (job: Job): Promise<Metadata | DataflowError> => {
      const saved = await saveValue(job, values[job.node.name], context, watch, (work) => saving.set(job, work));
      left.delete(job);
      saving.delete(job);
      return saved;
    };
    void Promise.all(jobs.map(save)).then((saved) => {
      signal.removeEventListener("abort", abort);
      return resolve(saved);
    });
  });
}

async function saveValue(
  { node, saver, saved }: Job,
  value: unknown,
  context: LoadContext,
  watch: Watch | undefined,
  note: (work: Promise<unknown>) => void,
): Promise<Metadata | DataflowError> {
  const describe = (error: unknown): DataflowError => describeFailure(node, saver, error);
  try {
    const call = { node: saved, values: [value], signal: context.signal, describe };
    const metadata = await callAside(watch, call, (given) => {
      const work = Promise.resolve(saver.save(given, context));
      note(work);
      return work;
    });
    return isMetadata(metadata) ? metadata : new DataflowError([metadataMissing(node, saver.kind, metadata)]);
  } catch (error) {
    return describe(error);
  }
}

function describeFailure(node: Node, saver: Saver<unknown>, error: unknown): DataflowError {
  const [reason, hint] =
    error instanceof DataflowError
      ? [error.problems.map(({ message }) => message).join("\n  "), error.hint]
      : [describeThrown(error), undefined];
  return new DataflowError([savingFailed(node, saver.kind, reason, hint)], { cause: error });
}
