import { isMetadata, isSaver } from "../decorators/is-saver.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { metadataMissing, outputSaverInvalid, saversInvalid, savingAborted, savingFailed } from "../errors/io.ts";
import { describeThrown } from "../errors/run.ts";
import type { Graph } from "../graph/graph.ts";
import type { LoadContext, Metadata } from "../loader.ts";
import type { Node } from "../node.ts";
import type { CompiledPlan } from "../run/compiled-plan.ts";
import { type ExecuteOptions, startRun } from "../run/execute-plan.ts";
import { mergeNodes } from "../run/merge-failures.ts";
import type { Saver } from "../saver.ts";

/** Savers by the output that they save: one, or several. */
export type OutputSavers = Readonly<Record<string, Saver<never> | readonly Saver<never>[]>>;

/** One saver, the output that it saves, and its place among the savers of that output. */
interface Job {
  readonly node: Node;
  readonly saver: Saver<unknown>;
}

/** Runs a plan for some outputs and saves each; gives what is known of what was saved, as the savers were given. */
export async function materialize(
  savers: OutputSavers,
  { nodes }: Graph,
  makePlan: (outputs: readonly string[]) => CompiledPlan,
  options: ExecuteOptions,
): Promise<Record<string, Metadata | readonly Metadata[]>> {
  const plan = planOutputs(savers, makePlan);
  const { results, errors: failures } = await startRun(plan, options);
  const { signal = new AbortController().signal, tables } = options;
  const jobs = Object.keys(results).flatMap((name) =>
    listSavers(savers[name]).map((saver): Job => ({ node: nodes.get(name)!, saver: saver as Saver<unknown> })),
  );
  const saved = await saveAll(jobs, results, { signal, tables });
  const errors = [...failures.values(), ...saved.filter((each) => each instanceof DataflowError)];
  if (errors.length > 0) throw mergeNodes(errors);
  const metadata = saved as readonly Metadata[];
  let next = 0;
  return Object.fromEntries(
    Object.entries(savers).map(([name, given]) => {
      const first = next;
      next += listSavers(given).length;
      return [name, Array.isArray(given) ? metadata.slice(first, next) : metadata[first]!];
    }),
  );
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

/** Lets every saver finish, so that what it writes is whole; an abort does not wait for them. */
function saveAll(
  jobs: readonly Job[],
  values: Readonly<Record<string, unknown>>,
  context: LoadContext,
): Promise<readonly (Metadata | DataflowError)[]> {
  const { signal } = context;
  const saving = new Set(jobs);
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      const names = [...new Set([...saving].map(({ node }) => node.name))];
      reject(new DataflowError([savingAborted(names)], { cause: signal.reason }));
    };
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    const save = async (job: Job): Promise<Metadata | DataflowError> => {
      const metadata = await saveValue(job, values[job.node.name], context);
      saving.delete(job);
      return metadata;
    };
    void Promise.all(jobs.map(save)).then((saved) => {
      signal.removeEventListener("abort", abort);
      return resolve(saved);
    });
  });
}

async function saveValue(
  { node, saver }: Job,
  value: unknown,
  context: LoadContext,
): Promise<Metadata | DataflowError> {
  try {
    const metadata: unknown = await saver.save(value, context);
    return isMetadata(metadata) ? metadata : new DataflowError([metadataMissing(node, saver.kind, metadata)]);
  } catch (error) {
    const [reason, hint] =
      error instanceof DataflowError
        ? [error.problems.map(({ message }) => message).join("\n  "), error.hint]
        : [describeThrown(error), undefined];
    return new DataflowError([savingFailed(node, saver.kind, reason, hint)], { cause: error });
  }
}
