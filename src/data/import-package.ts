import { packageMissing } from "../errors/data.ts";
import { DataflowError } from "../errors/dataflow-error.ts";

/** Loads a package with the first file that needs it. A bundler cannot follow the name, so that programs that never need it do without. */
export async function importPackage<Exports>(name: string, what: string): Promise<Exports> {
  try {
    return (await import(/* @vite-ignore */ name)) as Exports;
  } catch (error) {
    throw new DataflowError([packageMissing(name, what)], { cause: error });
  }
}
