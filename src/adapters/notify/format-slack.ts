import { listSome } from "../../errors/run.ts";
import type { RunFailure } from "./run-failure.ts";

/** Slack takes at most 3000 characters in a section and 50 blocks; a reader wants fewer. */
const [longestText, mostProblems] = [2800, 5];

/** A message as Slack's incoming webhooks take it, and others that are made like them: a text, and blocks that are shown in its place. */
export function formatSlack(failure: RunFailure): { readonly text: string; readonly blocks: readonly object[] } {
  const { problems, outputs, runId, startedAt, ms } = failure;
  const head = `${escape(failure.title ?? "Run")} ${failure.status}: ${escape(listSome(outputs))}`;
  const nodes = [...new Set(problems.flatMap((problem) => problem.nodes))];
  const text = nodes.length === 0 ? head : `${head}; failed at ${escape(listSome(nodes))}`;
  const more = problems.length - mostProblems;
  return {
    text,
    blocks: [
      section(`*${head}*`),
      ...problems.slice(0, mostProblems).map((problem) => section(printProblem(problem))),
      ...(more > 0 ? [context(`and ${more} more`)] : []),
      context(`run ${escape(runId)} · ${startedAt} · after ${(ms / 1000).toFixed(1)} s`),
    ],
  };
}

function printProblem({ code, message, location }: RunFailure["problems"][number]): string {
  const place = location === undefined ? "" : ` \`${escape(location)}\``;
  // A text within a fence ends at the first fence in it.
  const told = escape(message.replaceAll("```", "'''"));
  return `\`${escape(code)}\`${place}\n\`\`\`${cut(told)}\`\`\``;
}

function cut(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText).replace(/&[a-z]*$/, "")}…`;
}

function section(text: string): object {
  return { type: "section", text: { type: "mrkdwn", text } };
}

function context(text: string): object {
  return { type: "context", elements: [{ type: "mrkdwn", text }] };
}

/** The three characters that Slack reads as its own. */
function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
