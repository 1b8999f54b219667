import { randomBytes } from "node:crypto";
import type { CodeRecord, RunRecord } from "../../cache/entry.ts";
import type { Bucket } from "./bucket.ts";
import { loadFirst } from "./load-first.ts";
import { codeName, runEnding, runFolder, runName, saltName } from "./names.ts";
import { seal, unseal } from "./sealed.ts";

/** What a store keeps beside its results: code versions, runs, and its salt. */
export interface Records {
  findCode(version: string): Promise<CodeRecord | undefined>;
  putCode(code: CodeRecord): Promise<void>;
  findRun(id: string | undefined): Promise<RunRecord | undefined>;
  listRuns(most: number): Promise<readonly RunRecord[]>;
  putRun(run: RunRecord): Promise<void>;
  salt(): Promise<string>;
}

export function createRecords(bucket: Bucket): Records {
  const known = new Set<string>();
  let salt: Promise<string> | undefined;

  async function read(kind: string, name: string): Promise<unknown> {
    const bytes = await bucket.get(name);
    return bytes && unseal(kind, bytes);
  }

  async function findCode(version: string): Promise<CodeRecord | undefined> {
    const code = (await read("code", codeName(version))) as CodeRecord | undefined;
    return code?.version === version ? code : undefined;
  }

  function listRuns(most: number): Promise<readonly RunRecord[]> {
    return loadFirst(
      bucket.list(runFolder, most),
      most,
      async (name) => (await read("run", name)) as RunRecord | undefined,
    );
  }

  async function findRun(id: string): Promise<RunRecord | undefined> {
    for await (const { name } of bucket.list(runFolder)) {
      if (!name.endsWith(runEnding(id))) continue;
      const run = (await read("run", name)) as RunRecord | undefined;
      if (run?.id === id) return run;
    }
    return undefined;
  }

  async function readSalt(): Promise<string> {
    const there = await read("salt", saltName);
    if (typeof there === "string") return there;
    const fresh = seal("salt", randomBytes(32).toString("hex"));
    // One that is damaged has to be replaced; otherwise the first process to come is the one whose salt stays.
    if ((await bucket.sizeOf(saltName)) === undefined) await bucket.putNew(saltName, fresh);
    else await bucket.put(saltName, fresh);
    return ((await read("salt", saltName)) ?? unseal("salt", fresh)) as string;
  }

  return {
    findCode,
    async putCode(code) {
      if (known.has(code.version)) return;
      if ((await findCode(code.version)) === undefined) await bucket.put(codeName(code.version), seal("code", code));
      known.add(code.version);
    },
    findRun: async (id) => (id === undefined ? (await listRuns(1))[0] : findRun(id)),
    listRuns,
    putRun: (run) => bucket.put(runName(run), seal("run", run)),
    async salt() {
      const asked = (salt ??= readSalt());
      try {
        return await asked;
      } catch (error) {
        if (salt === asked) salt = undefined;
        throw error;
      }
    },
  };
}
