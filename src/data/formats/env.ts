import type { StandardSchemaV1 } from "@standard-schema/spec";
import { variableMissing } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import { validateValue } from "../validate-schema.ts";

/**
 * The text of an environment variable, read when it is needed; with a schema, what the schema makes of the text. `default` is given as it
 * is where the variable is not set; one that is set to nothing is an empty text.
 */
export function loadEnv(name: string, options?: { readonly default?: string }): Loader<string>;
export function loadEnv<Schema extends StandardSchemaV1>(
  name: string,
  options: { readonly schema: Schema; readonly default?: StandardSchemaV1.InferOutput<Schema> },
): Loader<StandardSchemaV1.InferOutput<Schema>>;
export function loadEnv(
  name: string,
  options: { readonly schema?: StandardSchemaV1; readonly default?: unknown } = {},
): Loader<unknown> {
  return {
    kind: "env",
    async load() {
      const text = process.env[name];
      const metadata = { variable: name, set: text !== undefined };
      if (text !== undefined)
        return { data: await validateValue(text, options.schema, `the environment variable "${name}"`), metadata };
      if (options.default === undefined) throw new DataflowError([variableMissing(name, Object.keys(process.env))]);
      return { data: options.default, metadata };
    },
  };
}
