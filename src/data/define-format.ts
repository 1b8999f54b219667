import { formatDefined } from "../errors/data.ts";
import { DataflowError } from "../errors/dataflow-error.ts";

/** Adds a factory to a registry. The same function may be added again, as a module that is loaded twice does. */
export function defineFormat(registry: object, name: string, make: unknown): void {
  const known = Object.hasOwn(registry, name) ? (registry as Readonly<Record<string, unknown>>)[name] : undefined;
  if (known !== undefined && known !== make) throw new DataflowError([formatDefined(name)]);
  Object.defineProperty(registry, name, { value: make, enumerable: true, configurable: true });
}
