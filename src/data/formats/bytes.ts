import { notSavable } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readBytes, readFacts } from "../files/read-file.ts";
import { writeWhole } from "../files/write-file.ts";
import { kindOf } from "../table-rows.ts";

/** The bytes of a file. */
export function loadBytes(path: FilePath): Loader<Uint8Array> {
  return {
    kind: "bytes",
    async load({ signal }) {
      const facts = await readFacts(resolvePath(path));
      return { data: await readBytes(facts.path, signal), metadata: facts };
    },
  };
}

/** Writes bytes. */
export function saveBytes(path: FilePath): Saver<Uint8Array> {
  return {
    kind: "bytes",
    async save(value, { signal }) {
      const target = resolvePath(path);
      if (!(value instanceof Uint8Array))
        throw new DataflowError([notSavable(target, "bytes", "a Uint8Array", kindOf(value))]);
      return writeWhole(target, [value], signal);
    },
  };
}
