import { DataflowError } from "../errors/dataflow-error.ts";
import { createReader, type ReadModule } from "./read-modules.ts";

/** One module from its source file; throws every mistake in it. */
export function readSource(file: string, decorators: readonly string[]): ReadModule {
  const { modules, problems } = createReader({ decorators }).read([file]);
  const [module] = modules;
  if (module === undefined || problems.length > 0) throw new DataflowError(problems);
  return module;
}
