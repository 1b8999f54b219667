import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { listRuns, readRun, type TrackedNode, type TrackedRun, trackRuns } from "../../../src/adapters.ts";
import { type Calls, settle, type Station, strip } from "./station.ts";

const volatile = new Set(["at", "ms", "msMin", "msMax", "msMean", "startedAt", "endedAt", "path", "id", "delayMs"]);

/** Runs written into a folder. */
export function openTracks(folder: string): Station {
  const runs = join(folder, "runs");
  const read = async (id: string): Promise<TrackedRun> => {
    const head = (await listRuns(runs)).find((run) => run.id === id);
    if (head === undefined) throw new Error("There is no file of the run.");
    return readRun(head.path);
  };
  return {
    adapter: trackRuns({ folder: runs }),
    async essence({ id }) {
      const { warnings: _, logs, fanOuts, nodes, ...run } = await read(id);
      const inOrder = Object.entries(nodes).map(([name, node]) => [
        name,
        { ...node, ...(node.told && { told: settle(node.told.map((item) => strip(item, volatile))) }) },
      ]);
      return strip(
        { ...run, nodes: inOrder, logs: settle(logs.map((line) => strip(line, volatile))), fanOuts },
        volatile,
      );
    },
    async account(id) {
      const { path, status, nodes, warnings, logs, isTorn, leftOut } = await read(id);
      const isRunning = Object.values(nodes).some((node) => node.status === "running");
      if (isTorn || leftOut !== undefined || isRunning) throw new Error("Not whole.");
      // Adapters are told nothing of nodes that the run has not come to.
      const ended = new Set((await readFile(path, "utf8")).split("\n").flatMap(nameEnded));
      const told = Object.entries(nodes).filter(([name]) => ended.has(name));
      return {
        status,
        calls: Object.fromEntries(told.map(([name, node]): [string, Calls[string]] => [name, countsOf(node)])),
        retries: Object.fromEntries(
          told.filter(([, { retries }]) => retries.length > 0).map(([name, { retries }]) => [name, retries.length]),
        ),
        warnings: warnings.map(({ code }) => code),
        logs: logs.map(({ text }) => text).toSorted(),
      };
    },
    raw: async () =>
      (await Promise.all((await readdir(runs)).map((name) => readFile(join(runs, name), "utf8")))).join(),
  };
}

function nameEnded(line: string): string | readonly [] {
  const { event, node } = JSON.parse(line || "{}") as { readonly event?: string; readonly node?: string };
  return node !== undefined && (event === "nodeEnd" || event === "nodeItems") ? node : [];
}

function countsOf({ status, items }: TrackedNode): Calls[string] {
  if (items === undefined) return { [status]: 1 };
  const { done, cached = 0, failed, skipped, aborted } = items;
  return Object.fromEntries(
    Object.entries({ done, cached, failed, skipped, aborted }).filter(([, count]) => count > 0),
  );
}
