import { driverOptionUnknown } from "../errors/driver.ts";
import type { Module } from "../module.ts";
import type { Problem } from "../node.ts";
import type { DriverOptions } from "./types.ts";

/** All of them, as `tsc` makes sure. */
const optionNames: Readonly<Record<keyof DriverOptions<readonly Module[], object, "error">, true>> = {
  modules: true,
  config: true,
  onDuplicate: true,
  concurrency: true,
  adapters: true,
  executors: true,
  tables: true,
  cache: true,
};
const known = Object.keys(optionNames);

/** Options that a driver does not have, which it would pass over without a word. */
export function checkOptionNames(options: object): readonly Problem[] {
  return Object.keys(options)
    .filter((option) => !Object.hasOwn(optionNames, option))
    .map((option) => driverOptionUnknown(option, known));
}
