import { open } from "node:fs/promises";
import { formatWrong } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Saver } from "../../saver.ts";
import { failRead } from "../files/file-failure.ts";
import type { FilePath } from "../files/file-path.ts";
import type { FileFacts } from "../files/read-file.ts";
import { recognize } from "../files/recognize.ts";
import { importPolars } from "../polars-package.ts";
import type { PolarsLazyFrame } from "../polars-types.ts";
import { type FrameFormat, loadFrameFile, type LoadFrameFile, saveFrameFile } from "./frame-file.ts";

const name = "Parquet file";

const parquet: FrameFormat = {
  kind: "parquet",
  name,
  check: checkEnds,
  scan: (facts) => callPolars(facts, (pl) => scanFile(pl, facts)),
  read: (facts) => callPolars(facts, (pl) => scanFile(pl, facts).collect()),
  print: (frame) => frame.writeParquet(),
};

type Polars = Awaited<ReturnType<typeof importPolars>>;

function scanFile({ scanParquet }: Polars, { path }: FileFacts): PolarsLazyFrame {
  return scanParquet(path, { glob: false });
}

async function callPolars<T>({ path }: FileFacts, call: (polars: Polars) => T | Promise<T>): Promise<T> {
  const polars = await importPolars("from.parquet");
  try {
    return await call(polars);
  } catch (error) {
    throw new DataflowError([formatWrong(path, name, "polars cannot read it", "The cause says why.")], {
      cause: error,
    });
  }
}

/** Polars tells of a file that is missing or cut off as if it were of another format. A whole one begins and ends with the same mark. */
async function checkEnds({ path, bytes }: FileFacts): Promise<void> {
  const file = await open(path, "r").catch((error: unknown) => failRead(path, error));
  const [first, last] = [new Uint8Array(4), new Uint8Array(4)];
  try {
    await file.read(first, 0, 4, 0);
    await file.read(last, 0, 4, Math.max(0, bytes - 4));
  } finally {
    await file.close();
  }
  if (!isMark(first))
    throw new DataflowError([formatWrong(path, name, "it begins like no such file", recognize(first))]);
  if (!isMark(last) || bytes < 12)
    throw new DataflowError([formatWrong(path, name, "its end is missing", "It was cut off: write or copy it again.")]);
}

function isMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).toString("latin1") === "PAR1";
}

export const loadParquet: LoadFrameFile = loadFrameFile(parquet);
export const saveParquet: (path: FilePath) => Saver<object> = saveFrameFile(parquet);
