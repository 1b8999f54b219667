export type { CheckOutcome } from "./decorators/checks/check.ts";
export type {
  AnyChecks,
  ChecksFor,
  ColumnChecks,
  NumberChecks,
  TableChecks,
  TextChecks,
  ValueChecks,
} from "./decorators/checks/expectations.ts";
export type { CheckResult, Validator } from "./decorators/checks/run-check.ts";
export { checkOutput, type CheckOptions, type TargetedCheckOptions } from "./decorators/check-output.ts";
export { config } from "./decorators/config.ts";
export { extractColumns, type ExtractColumnsOptions } from "./decorators/extract-columns.ts";
export { extractFields } from "./decorators/extract-fields.ts";
export { inject, parameterize, type Binding } from "./decorators/parameterize.ts";
export { tag, tagOutputs, type TagOptions } from "./decorators/tag.ts";
export { unpackFields } from "./decorators/unpack-fields.ts";
export { Driver } from "./driver/driver.ts";
export type {
  Driver as TypedDriver,
  DriverMethods,
  MergedModules,
  DriverOf,
  DriverOptions,
  Inputs,
  OutputName,
  Outputs,
  RunOptions,
  TagFilter,
} from "./driver/types.ts";
export type { NodeSummary } from "./driver/variables.ts";
export { DataflowError } from "./errors/dataflow-error.ts";
export type { Module } from "./module.ts";
export type { Location, Problem, Tags, TagValue } from "./node.ts";
export type { PlanDescription, PlanStep } from "./run/plan.ts";
export type { NodeRun, Run } from "./run/run.ts";
export type { TableType } from "./table.ts";
export type { Solve } from "./types/inputs.ts";
export type { Source } from "./types/markers.ts";
export type { Tables } from "./types/tables.ts";
