/** What generated `.dag.ts` files import; nothing here is written by hand. */
export type { CheckResult } from "./decorators/checks/run-check.ts";
export type { Loaded, LoadedBy, Metadata } from "./loader.ts";
export { createModule as module } from "./module.ts";
export type { Module, ModuleRows } from "./module.ts";
export type { AddedColumn, TakesTable } from "./types/columns.ts";
export type { Inner, InnerInput } from "./types/inner.ts";
export type { Result, Takes } from "./types/functions.ts";
export type { Item, MarkersOf, Taken } from "./types/markers.ts";
export type { ConditionFits, Edge, Own, Unmarked } from "./types/shape.ts";
export type { Column } from "./types/tables.ts";
