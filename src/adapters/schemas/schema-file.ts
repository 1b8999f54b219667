import { readFile } from "node:fs/promises";
import { failRead } from "../../data/files/file-failure.ts";
import { writeWhole } from "../../data/files/write-file.ts";
import type { ValueSchema } from "../../decorators/checks/schema-of.ts";
import { formatWrong } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** The schemas of the nodes of one run, by name. */
export type NodeSchemas = Readonly<Record<string, ValueSchema>>;

/** Runs are the same where outputs, the modules that they are from, and config are. */
export interface RunKey {
  readonly modules: readonly string[];
  readonly outputs: readonly string[];
  /** A hash of the config. */
  readonly config: string;
}

interface SchemaFile {
  readonly format: 1;
  readonly runs: readonly (RunKey & { readonly nodes: NodeSchemas })[];
}

const never = new AbortController().signal;
const hint = "Correct it, take an earlier version of it, or delete it: the next run writes it anew.";

/** The schemas that a file has for runs of a kind; none where it has not heard of them. */
export async function readSchemas(path: string, key: RunKey): Promise<NodeSchemas> {
  return find(await readSchemaFile(path), key)?.nodes ?? {};
}

async function readSchemaFile(path: string): Promise<SchemaFile> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" ? undefined : failRead(path, error),
  );
  if (text === undefined) return { format: 1, runs: [] };
  try {
    const file = JSON.parse(text) as SchemaFile;
    if (file.format === 1 && Array.isArray(file.runs) && file.runs.every(isRun)) return file;
  } catch (error) {
    throw new DataflowError([formatWrong(path, "file of schemas", "it is no JSON", hint)], { cause: error });
  }
  throw new DataflowError([formatWrong(path, "file of schemas", "compareSchemas has not written it", hint)]);
}

function isRun(run: unknown): boolean {
  const { outputs, config, nodes } = (run ?? {}) as Partial<SchemaFile["runs"][number]>;
  return Array.isArray(outputs) && typeof config === "string" && typeof nodes === "object" && nodes !== null;
}

const turns = new Map<string, Promise<void>>();

/** Puts the schemas of one kind of runs into a file, and leaves those of others. Within a process one does so after the other; the file is replaced whole. */
export function writeSchemas(path: string, key: RunKey, nodes: NodeSchemas): Promise<void> {
  const turn = (turns.get(path) ?? Promise.resolve()).catch(() => {}).then(() => replace(path, key, nodes));
  turns.set(path, turn);
  const leave = (): void => {
    if (turns.get(path) === turn) turns.delete(path);
  };
  turn.then(leave, leave);
  return turn;
}

async function replace(path: string, key: RunKey, nodes: NodeSchemas): Promise<void> {
  const file = await readSchemaFile(path);
  const others = file.runs.filter((run) => nameKey(run) !== nameKey(key));
  const sorted = Object.fromEntries(Object.entries(nodes).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const { modules, outputs, config } = key;
  const runs = [...others, { modules, outputs, config, nodes: sorted }].toSorted((one, other) =>
    nameKey(one) < nameKey(other) ? -1 : 1,
  );
  const text = `${JSON.stringify({ format: 1, runs } satisfies SchemaFile, undefined, 2)}\n`;
  await writeWhole(path, [text], never);
}

function find({ runs }: SchemaFile, key: RunKey): SchemaFile["runs"][number] | undefined {
  return runs.find((run) => nameKey(run) === nameKey(key));
}

function nameKey({ modules, outputs, config }: RunKey): string {
  return JSON.stringify([modules, outputs, config]);
}
