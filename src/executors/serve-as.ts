import type { ReadModule } from "../source/read-modules.ts";
import { type Serving, serveDagFiles } from "../source/serve-dag.ts";

let read = (path: string): ReadModule => {
  throw new TypeError(`${path} has to be built first: eponym build ${path}`);
};

/** Finds modules in this thread as the thread of the run does. The reader takes its time to load, so it is only there where it is needed. */
export async function serveAs({ hasUnbuilt, decorators }: Serving): Promise<void> {
  if (hasUnbuilt) {
    const { readSource } = await import("../source/read-source.ts");
    read = (path) => readSource(path, decorators);
  }
  serveDagFiles((path) => read(path));
}
