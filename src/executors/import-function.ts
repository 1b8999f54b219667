import { fileURLToPath } from "node:url";
import { DataflowError } from "../errors/dataflow-error.ts";
import { threadFunctionMissing, threadModuleFailed } from "../errors/executors.ts";
import { serveAs } from "./serve-as.ts";
import type { ThreadCall } from "./messages.ts";

type AnyCode = (...values: readonly unknown[]) => unknown;

/** The function that a call means, from the file that it stands in. */
export async function importFunction({ code, node, serving }: ThreadCall): Promise<AnyCode> {
  const path = fileURLToPath(code.url);
  let exports: Exports;
  try {
    if (serving !== undefined) await serveAs(serving);
    exports = (await import(/* @vite-ignore */ code.url)) as Exports;
  } catch (error) {
    throw new DataflowError([threadModuleFailed(node, path, error)], { cause: error });
  }
  const source = code.of === "generated" ? exports.default?.source : exports;
  const fn = source?.[code.name];
  if (typeof fn !== "function") throw new DataflowError([threadFunctionMissing(node, path, code.name)]);
  return fn as AnyCode;
}

type Named = Readonly<Record<string, unknown>>;
type Exports = Named & { readonly default?: { readonly source?: Named } };
