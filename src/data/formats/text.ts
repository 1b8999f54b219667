import { notSavable, valueNotWritten } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readFacts, readText } from "../files/read-file.ts";
import { writeWhole } from "../files/write-file.ts";
import { kindOf } from "../table-rows.ts";

/** The text of a file of UTF-8, without the byte order mark that it may begin with. */
export function loadText(path: FilePath): Loader<string> {
  return {
    kind: "text",
    async load({ signal }) {
      const facts = await readFacts(resolvePath(path));
      return { data: await readText(facts, signal, "Read it with from.bytes."), metadata: facts };
    },
  };
}

/** Writes a text as UTF-8, as it is: no line end is added. */
export function saveText(path: FilePath): Saver<string> {
  return {
    kind: "text",
    async save(value, { signal }) {
      const target = resolvePath(path);
      if (typeof value !== "string") throw new DataflowError([notSavable(target, "text", "a string", kindOf(value))]);
      if (!value.isWellFormed()) {
        const fault = { place: "the text", message: "has half of a character, which UTF-8 cannot hold" };
        throw new DataflowError([valueNotWritten(target, "text", [fault])]);
      }
      return writeWhole(target, [value], signal);
    },
  };
}
