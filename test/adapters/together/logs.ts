import { pino } from "pino";
import { logger } from "../../../src/adapters.ts";
import { countCalls, countEach, settle, type Station, strip } from "./station.ts";

type Line = Readonly<Record<string, unknown>>;

const volatile = new Set(["time", "runId", "ms", "delayMs"]);

/** A logger into memory. */
export function openLogs(): Station {
  let written = "";
  const target = pino({ level: "debug", base: null }, { write: (line: string) => void (written += line) });
  const linesOf = (id: string): readonly Line[] =>
    written
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Line)
      .filter(({ runId }) => runId === id);
  const ended = /^node (done|cached|failed|skipped|aborted)$/;
  return {
    adapter: logger({ logger: target }),
    essence: ({ id }) =>
      settle(
        linesOf(id)
          .filter((line) => !isWarning(line))
          .map((line) => strip(line, volatile)),
      ),
    account(id) {
      const lines = linesOf(id);
      const of = (message: string): readonly Line[] => lines.filter(({ msg }) => msg === message);
      const ends = lines.filter(({ msg, status }) => status !== undefined && ended.test(String(msg)));
      const last = lines.at(-1)!;
      if (of("run started").length !== 1 || !String(last["msg"]).startsWith("run ")) throw new Error("Not whole.");
      return {
        status: String(last["status"]),
        calls: countCalls(ends.map(({ node, status }) => [String(node), String(status)])),
        retries: countEach(of("node is tried again").map(({ node }) => String(node))),
        warnings: lines.filter(isWarning).map(({ code }) => String(code)),
        logs: lines
          .map(({ msg }) => String(msg))
          .filter((text) => text.startsWith("asking") || text === "far away")
          .toSorted(),
      };
    },
    raw: () => written,
  };
}

function isWarning({ code, nodes }: Line): boolean {
  return code !== undefined && nodes !== undefined;
}
