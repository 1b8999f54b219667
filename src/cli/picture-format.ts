import { extname } from "node:path";
import { formatUnknown } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { type Format, formats } from "../visualize/options.ts";

const endings: ReadonlyMap<string, Format> = new Map([
  ...formats.map((format) => [`.${format}`, format] as const),
  [".mmd", "mermaid"],
  [".gv", "dot"],
  [".htm", "html"],
]);

/** The format that the ending of a file stands for. */
export function formatOf(file: string): Format {
  const format = endings.get(extname(file).toLowerCase());
  if (format === undefined) throw new DataflowError([formatUnknown(file, formats)]);
  return format;
}
