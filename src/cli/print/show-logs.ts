import { createRedactor, type Redactor } from "../../adapters/secrets/redact.ts";
import type { LogLevel } from "../../context.ts";
import type { Adapter, RunInfo } from "../../run/adapter.ts";
import type { Stream, Style } from "../io.ts";
import { toPlain } from "./to-plain.ts";

/** From which level on lines are printed. */
export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type ShownLevel = (typeof logLevels)[number];

const styles: Readonly<Record<LogLevel, Style>> = { debug: "dim", info: "cyan", warn: "yellow", error: "red" };

/** Prints what the code of nodes logs, a line each, without secrets. */
export function showLogs(least: ShownLevel, { write, paint }: Stream): Adapter {
  const redactors = new WeakMap<RunInfo, Redactor>();
  const redactorOf = (run: RunInfo): Redactor => {
    const known = redactors.get(run) ?? createRedactor(run);
    redactors.set(run, known);
    return known;
  };
  return {
    name: "logs of the command",
    onNodeEnd: (call, { value }) => redactorOf(call.run).learn(call, value),
    onLog({ run, node, items }, level, text, facts) {
      if (logLevels.indexOf(level) < logLevels.indexOf(least)) return;
      const { clean, cleanText } = redactorOf(run);
      const place = items.map(({ index }) => ` #${index}`).join("");
      const told = Object.keys(facts).length === 0 ? "" : ` ${JSON.stringify(toPlain(clean(facts)))}`;
      write(`${paint(styles[level], level)} ${node.name}${place}: ${cleanText(text)}${told}\n`);
    },
  };
}
