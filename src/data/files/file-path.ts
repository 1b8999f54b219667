import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pathInvalid } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/**
 * Where a file is: a path, which starts at the folder where the program was started unless it is absolute, or a `file:` URL, which
 * `new URL("./orders.csv", import.meta.url)` makes of a path that starts at the module.
 */
export type FilePath = string | URL;

/** The absolute path; worked out when a file is needed, so that a loader can be made before its folder is known. */
export function resolvePath(path: FilePath): string {
  if (path instanceof URL) {
    if (path.protocol !== "file:") throw new DataflowError([pathInvalid(`this URL begins with ${path.protocol}`)]);
    return fileURLToPath(path);
  }
  if (typeof path !== "string" || path === "") throw new DataflowError([pathInvalid("this one is empty")]);
  if (/^(https?|file):\/\//i.test(path)) throw new DataflowError([pathInvalid("this text is an address")]);
  return resolve(path);
}
