import type { ItemRef } from "../../context.ts";
import type { DataflowError } from "../../errors/dataflow-error.ts";
import { formatLocation } from "../../errors/format.ts";
import type { Problem } from "../../node.ts";
import type { NodeCall } from "../../run/adapter.ts";
import type { Redactor } from "../secrets/redact.ts";

/** What a line of a log is already told by: facts of the user under these names stand under `facts`. */
const taken: ReadonlySet<string> = new Set(["level", "time", "pid", "hostname", "msg", "runId", "node", "items"]);

/** Which node, and for which items: `{ node: "page", items: ["urls 17"] }`. */
export function placeFacts({ node, items }: NodeCall): Readonly<Record<string, unknown>> {
  return { node: node.name, ...(items.length > 0 && { items: items.map(printItem) }) };
}

function printItem({ fan, index }: ItemRef): string {
  return `${fan} ${index}`;
}

/** What a node's code has given beside a line of its own. */
export function userFacts(facts: Readonly<Record<string, unknown>>, { clean }: Redactor): Record<string, unknown> {
  const cleaned = clean(facts) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(cleaned);
  const clashing = entries.filter(([name]) => taken.has(name));
  if (clashing.length === 0) return { ...cleaned };
  const others = entries.filter(([name]) => !taken.has(name));
  return { ...Object.fromEntries(others), facts: Object.fromEntries(clashing) };
}

interface ProblemFacts {
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

/** A problem as data: code, message, place. */
export function problemFacts({ code, message, location }: Problem, { cleanText }: Redactor): ProblemFacts {
  return {
    code,
    message: cleanText(message),
    ...(location !== undefined && { location: formatLocation(location) }),
  };
}

/** The first problem of an error, and the others where there are more. */
export function errorFacts(error: DataflowError | undefined, redactor: Redactor): object {
  const [first, ...others] = error?.problems ?? [];
  if (first === undefined) return {};
  return {
    error: problemFacts(first, redactor),
    ...(others.length > 0 && { more: others.map((problem) => problemFacts(problem, redactor)) }),
  };
}
