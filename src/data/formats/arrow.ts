import { formatWrong } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Saver } from "../../saver.ts";
import type { LoadContext } from "../../loader.ts";
import type { FilePath } from "../files/file-path.ts";
import { readBytes, type FileFacts } from "../files/read-file.ts";
import { recognize } from "../files/recognize.ts";
import { importPolars } from "../polars-package.ts";
import type { PolarsFrame } from "../polars-types.ts";
import { type FrameFormat, loadFrameFile, type LoadFrameFile, saveFrameFile } from "./frame-file.ts";

const name = "Arrow file";

/** Arrow's file format (Feather), and for reading its stream format too. The file is read whole: polars fails to open paths. */
const arrow: FrameFormat = {
  kind: "arrow",
  name,
  check: async () => {},
  read,
  scan: async (facts, context) => (await read(facts, context)).lazy(),
  print: (frame) => frame.writeIPC(),
};

async function read({ path }: FileFacts, { signal }: LoadContext): Promise<PolarsFrame> {
  const { readIPC, readIPCStream } = await importPolars("from.arrow");
  const bytes = Buffer.from(await readBytes(path, signal));
  const isFile = bytes.subarray(0, 6).toString("latin1") === "ARROW1";
  const isStream = bytes.length > 8 && bytes.readUInt32LE(0) === 0xffffffff;
  if (!isFile && !isStream)
    throw new DataflowError([formatWrong(path, name, "it begins like no such file", recognize(bytes))]);
  // Of a stream that is cut off, polars gives the rows that are left.
  const end = isFile ? bytes.subarray(-6).toString("latin1") === "ARROW1" : bytes.subarray(-8).equals(streamEnd);
  if (!end)
    throw new DataflowError([formatWrong(path, name, "its end is missing", "It was cut off: write or copy it again.")]);
  try {
    return isFile ? readIPC(bytes) : readIPCStream(bytes);
  } catch (error) {
    throw new DataflowError([formatWrong(path, name, "polars cannot read it", "The cause says why.")], {
      cause: error,
    });
  }
}

const streamEnd = Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

export const loadArrow: LoadFrameFile = loadFrameFile(arrow);
export const saveArrow: (path: FilePath) => Saver<object> = saveFrameFile(arrow);
