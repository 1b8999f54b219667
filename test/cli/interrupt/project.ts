import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { from } from "../../../src/data/from.ts";
import { context } from "../../data/scratch.ts";
import { type Running, start, writeFiles } from "../command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const source = readFileSync(join(root, "test/fixtures/interrupt/dataflow.ts"), "utf8");
const outputs = "json,jsonl,csv,tsv,parquet,arrow,text,bytes,summary";
const count = 3000;

/** A dataflow that saves in every format, of which all that is saved bears the version that it is run with. */
export interface InterruptProject {
  /** Starts a run of a new version. */
  readonly start: () => Running;
  /** Everything that is wrong with what is there after a run; `isDone` says that it came to its end. */
  readonly findFaults: (isDone: boolean) => Promise<readonly string[]>;
  /** The words that the last run has noted. */
  readonly readLog: () => readonly string[];
  readonly remove: () => void;
}

export function makeInterruptProject(): InterruptProject {
  mkdirSync(join(root, ".eponym"), { recursive: true });
  const folder = mkdtempSync(join(root, ".eponym/interrupt-"));
  writeFiles(folder, { "package.json": '{ "type": "module" }', "dataflow.ts": source });
  let version = 0;
  const at = (file: string): string => join(folder, file);
  return {
    start() {
      version++;
      rmSync(at("log.txt"), { force: true });
      return start(folder, "run", "dataflow.ts", "-o", outputs, "-i", `version=${version}`, "--picture", "out/run.svg");
    },
    async findFaults(isDone) {
      const strange = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => !known.has(file));
      const faults = strange.map((file) => `${file} was left behind`);
      for (const [file, readVersions] of Object.entries(saved)) {
        if (!existsSync(at(file))) {
          if (isDone) faults.push(`${file} is missing`);
          continue;
        }
        const found = await readVersions(at(file)).catch(
          (error: unknown) => `${basename(file)} is no whole file: ${String(error)}`,
        );
        if (typeof found === "string") faults.push(found);
        else if (found.size !== 1) faults.push(`${file} has the versions ${[...found].join(", ")}`);
        else if (isDone && !found.has(version)) faults.push(`${file} is not of this run`);
      }
      if (existsSync(at("out/run.svg")) && !/<\/svg>\s*$/.test(readFileSync(at("out/run.svg"), "utf8")))
        faults.push("run.svg is no whole picture");
      return faults;
    },
    readLog: () => (existsSync(at("log.txt")) ? readFileSync(at("log.txt"), "utf8").trim().split("\n") : []),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type ReadVersions = (path: string) => Promise<ReadonlySet<number>>;

/** The versions in a file. Throws where it is not whole. */
const saved: Readonly<Record<string, ReadVersions>> = {
  "out/rows.json": async (path) => versionsOf(JSON.parse(readFileSync(path, "utf8"))),
  "out/rows.jsonl": async (path) => versionsOf((await from.jsonl(path).load(context)).data),
  "out/rows.csv": async (path) => versionsOf((await from.csv(path).load(context)).data),
  "out/rows.tsv": async (path) => versionsOf((await from.tsv(path).load(context)).data),
  "out/rows.parquet": async (path) => versionsOf((await from.parquet(path, { as: "rows" }).load(context)).data),
  "out/rows.arrow": async (path) => versionsOf((await from.arrow(path, { as: "rows" }).load(context)).data),
  "out/lines.txt": async (path) => {
    const lines = readFileSync(path, "utf8").split("\n");
    if (lines.splice(-2).join() !== "end,") throw new Error("Its end is missing.");
    return versionsOf(lines.map((version) => ({ version })));
  },
  "out/block.bin": async (path) => {
    const bytes = readFileSync(path);
    if (bytes.length !== count * 1000) throw new Error(`It has ${bytes.length} bytes.`);
    return new Set(bytes);
  },
  "out/summary.json": async (path) => {
    const { version, rows } = JSON.parse(readFileSync(path, "utf8")) as { version: number; rows: number };
    if (rows !== count) throw new Error(`It tells of ${rows} rows.`);
    return new Set([version]);
  },
};

const known = new Set([...Object.keys(saved), "out", "out/run.svg", "package.json", "dataflow.ts", "log.txt"]);

/** All rows are there, each with its own text. */
function versionsOf(rows: unknown): ReadonlySet<number> {
  const found = rows as readonly { readonly version: unknown }[];
  if (found.length !== count) throw new Error(`It has ${found.length} rows.`);
  return new Set(found.map(({ version }) => Number(version)));
}
