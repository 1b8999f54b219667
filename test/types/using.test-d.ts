import { Driver, type Module } from "eponym";

/** A driver lets go of its executors at the end of a block. */
export async function use(modules: readonly Module[]): Promise<string[]> {
  await using driver = new Driver({ modules });
  return driver.variables().map(({ name }) => name);
}
