import type { Redactor } from "../../adapters/secrets/redact.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { NodeRun, Run } from "../../run/run.ts";

/** What a picture tells of a run, without its secrets. */
export function cleanRun(run: Run, { cleanText }: Redactor): Run {
  const clean = ({ summary, schema, error, ...node }: NodeRun): NodeRun => ({
    ...node,
    ...(summary !== undefined && { summary: cleanText(summary) }),
    ...(schema && { schema: Object.fromEntries(Object.entries(schema).map(([key, type]) => [cleanText(key), type])) }),
    ...(error && { error: cleanError(error, cleanText) }),
  });
  return { ...run, nodes: Object.fromEntries(Object.entries(run.nodes).map(([name, node]) => [name, clean(node)])) };
}

function cleanError({ problems }: DataflowError, cleanText: (text: string) => string): DataflowError {
  return new DataflowError(
    problems.map((problem) => ({
      ...problem,
      message: cleanText(problem.message),
      ...(problem.hint !== undefined && { hint: cleanText(problem.hint) }),
    })),
  );
}
