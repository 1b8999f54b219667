import { DataflowError } from "../errors/dataflow-error.ts";
import { drawingPackageMissing } from "../errors/visualize.ts";

/** Loads a package with the first picture that needs it. A bundler cannot follow the name, so that programs that never draw do without. */
export async function importPackage<Exports>(name: string): Promise<Exports> {
  try {
    return (await import(/* @vite-ignore */ name)) as Exports;
  } catch (error) {
    throw new DataflowError([drawingPackageMissing(name)], { cause: error });
  }
}
