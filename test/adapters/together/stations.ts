import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  breakpoints,
  checkTypes,
  compareSchemas,
  gracefulErrors,
  notifyOnFailure,
  openLineage,
  type OpenLineageEvent,
  progressBar,
  slowDown,
} from "../../../src/adapters.ts";
import { openLogs } from "./logs.ts";
import { openSpans } from "./spans.ts";
import { type Finished, settle, type Station, strip } from "./station.ts";
import { openTracks } from "./tracks.ts";

/** Every shipped adapter by the name of what makes it: how to make it, and how to read what it has told. `folder` is one of its own. */
export const stations = {
  breakpoints() {
    const stops: string[] = [];
    const pause: NonNullable<Parameters<typeof breakpoints>[0]["pause"]> = ({ when, node, call, values, ...found }) => {
      const outcome = "value" in found ? Object.prototype.toString.call(found.value) : "";
      stops.push(JSON.stringify({ id: call.run.id, when, node: node.name, values, outcome }));
    };
    return {
      adapter: breakpoints({ before: ["facts"], after: ["facts", "broken"], onFailure: true, pause }),
      essence: ({ id }) =>
        settle(
          stops
            .map((stop) => JSON.parse(stop) as { readonly id: string })
            .filter((stop) => stop.id === id)
            .map((stop) => strip(stop, new Set(["id"]))),
        ),
      raw: () => stops.join(),
    };
  },
  checkTypes() {
    const all: (readonly [id: string, message: string])[] = [];
    return {
      adapter: {
        ...checkTypes({ onFail: "warn" }),
        onWarning: ({ id }, { code, message }) => void (code === "VALUE_MISTYPED" && all.push([id, message])),
      },
      essence: ({ id }) => settle(all.filter(([run]) => run === id).map(([, message]) => message)),
      raw: () => all.join(),
    };
  },
  compareSchemas(folder) {
    const file = join(folder, "schemas.json");
    return {
      adapter: compareSchemas({ file }),
      async essence({ run }) {
        const text = await readFile(file, "utf8").catch(() => "{}");
        return [JSON.parse(text), settle(changesIn(run).map((message) => message.replaceAll(file, "")))];
      },
      raw: () => readFile(file, "utf8").catch(() => ""),
    };
  },
  gracefulErrors() {
    return {
      adapter: gracefulErrors({ accepts: ["squares"] }),
      essence: ({ run }) => run?.results,
      raw: () => "",
    };
  },
  logger: openLogs,
  async notifyOnFailure() {
    const posts: string[] = [];
    const server = createServer((request, response) => {
      let text = "";
      request.on("data", (bytes: Buffer) => (text += bytes.toString()));
      request.on("end", () => {
        posts.push(text);
        response.end("told");
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    return {
      adapter: notifyOnFailure({ url, format: "json" }),
      essence: ({ id }) =>
        posts
          .map((text) => JSON.parse(text) as { readonly runId: string })
          .filter(({ runId }) => runId === id)
          .map((post) => strip(post, new Set(["runId", "startedAt", "endedAt", "ms"]))),
      raw: () => posts.join(),
      close: () =>
        new Promise((resolve) => {
          server.closeAllConnections();
          server.close(() => resolve());
        }),
    };
  },
  openLineage() {
    const events: OpenLineageEvent[] = [];
    const volatile = new Set(["eventTime", "runId", "stackTrace", "lastModifiedAt"]);
    return {
      adapter: openLineage({ namespace: "tests", job: "together", transport: (event) => void events.push(event) }),
      essence: ({ id }) => settle(events.filter(({ run }) => run.runId === id).map((event) => strip(event, volatile))),
      raw: () => JSON.stringify(events),
    };
  },
  openTelemetry: openSpans,
  progressBar() {
    let written = "";
    let seen = 0;
    return {
      adapter: progressBar({ stream: { write: (text: string) => void (written += text) } }),
      // Its lines do not tell of which run they are.
      essence() {
        const lines = written
          .slice(seen)
          .replaceAll(/ in [\d.]+ s/g, "")
          .split("\n");
        seen = written.length;
        return lines.filter((line) => line.startsWith("Running") || /: (?:done|failed|aborted), /.test(line));
      },
      raw: () => written,
    };
  },
  slowDown() {
    return {
      adapter: slowDown({ ms: 10, nodes: ["net"] }),
      // Timers may be early by less than a millisecond.
      essence: ({ run }) => (run === undefined || run.nodes["net"]!.ms! >= 9 ? "has waited" : "has not waited"),
      raw: () => "",
    };
  },
  trackRuns: openTracks,
} satisfies Readonly<Record<string, (folder: string) => Station | Promise<Station>>>;

function changesIn(run: Finished["run"]): readonly string[] {
  return (run?.warnings ?? []).filter(({ code }) => code === "SCHEMA_CHANGED").map(({ message }) => message);
}

export type StationName = keyof typeof stations;

export const stationNames = Object.keys(stations) as readonly StationName[];
