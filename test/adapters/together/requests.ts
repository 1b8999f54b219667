import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Adapter, type CacheOptions, Driver, type Module, type Run } from "../../../src/index.ts";
import { loadModule } from "../../../src/source.ts";

/** Never to be told by anything; written otherwise in JSON, HTML and URLs. */
export const secretText = 's3cr3t "0f" <th3> t\u00e9sts\\';
/** What a secret node makes of it. */
export const secretToken = `${secretText}-${secretText.length}`;
/** What is left of it however it is written. */
export const secretPart = /s3cr3t|th3/;

/** What the dataflow is given; `folder` has what is loaded. */
export function inputsIn(folder: string): Readonly<Record<string, unknown>> {
  writeFileSync(join(folder, "orders.csv"), "region,amount\nnorth,10\nsouth,20\n");
  return { price: 3, key: secretText, label: "a", folder, text: "to be or", isBig: true, begun: () => {} };
}

/** A driver of which only running tells the names. */
export interface OpenDriver {
  execute(outputs: readonly string[], options?: object): Promise<Record<string, unknown>>;
  run(outputs: readonly string[], options?: object): Promise<Run>;
  close(): Promise<void>;
}

export const dataflow: Module = await loadModule(new URL("dataflow.ts", import.meta.url));

export function openDriver(
  adapters: readonly Adapter[],
  options: { readonly concurrency?: number; readonly cache?: CacheOptions } = {},
): OpenDriver {
  const modules: readonly Module[] = [dataflow];
  return new Driver({ modules, adapters, ...options });
}

/** What a run is, without times and ids. */
export function describeRun({ status, results, nodes }: Run): object {
  const told = Object.entries(nodes).map(([name, { status, reason, items, summary, error }]) => [
    name,
    { status, reason, items, summary, error: error?.problems },
  ]);
  return { status, results, nodes: Object.fromEntries(told) as object };
}
