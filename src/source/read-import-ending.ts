import { dirname } from "node:path";
import { ts } from "ts-morph";

/** How files of a project import one another: by the name that is on the disk, or where `tsc` emits them elsewhere, by the name they get there. */
export function readImportEnding(path: string): ".ts" | ".js" {
  const config = ts.findConfigFile(dirname(path), (file) => ts.sys.fileExists(file));
  if (config === undefined) return ".ts";
  const { config: json, error } = ts.readConfigFile(config, (file) => ts.sys.readFile(file));
  if (error !== undefined) return ".ts";
  // An empty list of files keeps the whole project from being searched.
  const { options } = ts.parseJsonConfigFileContent({ ...json, include: [], files: [] }, ts.sys, dirname(config));
  const isRewritten = options.allowImportingTsExtensions === true || options.rewriteRelativeImportExtensions === true;
  return isRewritten || options.outDir === undefined ? ".ts" : ".js";
}
