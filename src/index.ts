export { cache, type CacheSettings } from "./decorators/cache.ts";
export type { CacheMode, CacheOptions } from "./cache/options.ts";
export type { Change, Explanation, NodeVerdict } from "./cache/explanation.ts";
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
export type { ValueSchema } from "./decorators/checks/schema-of.ts";
export type { CheckOptions } from "./decorators/check-node.ts";
export { checkOutput, type TargetedCheckOptions } from "./decorators/check-output.ts";
export { config } from "./decorators/config.ts";
export { dataLoader } from "./decorators/data-loader.ts";
export { dataSaver } from "./decorators/data-saver.ts";
export { extractColumns, type ExtractColumnsOptions } from "./decorators/extract-columns.ts";
export { extractFields } from "./decorators/extract-fields.ts";
export { loadFrom } from "./decorators/load-from.ts";
export {
  limit,
  type ConcurrencyLimit,
  type LimitOptions,
  type LimitSharing,
  type RateLimit,
  type TokenLimit,
} from "./decorators/limit.ts";
export { parameterizeExtractColumns, type ParameterizedTable } from "./decorators/parameterize-extract-columns.ts";
export { inject, parameterize, type Binding } from "./decorators/parameterize.ts";
export { mutate } from "./decorators/mutate.ts";
export { parameterizedSubdag } from "./decorators/parameterized-subdag.ts";
export { pipeInput, type PipeInputOptions } from "./decorators/pipe-input.ts";
export { pipeOutput, type PipeOutputOptions } from "./decorators/pipe-output.ts";
export { resolve, type ResolveOptions } from "./decorators/resolve.ts";
export { retry } from "./decorators/retry.ts";
export { runOn, type RunOnOptions } from "./decorators/run-on.ts";
export { saveTo, type SaveOptions, type TargetedSaveOptions } from "./decorators/save-to.ts";
export { schema, type SchemaOptions, type TargetedSchemaOptions } from "./decorators/schema.ts";
export { step, type Step, type StepOptions } from "./decorators/step.ts";
export { subdag } from "./decorators/subdag.ts";
export type { SubdagOptions, SubdagParts } from "./decorators/subdag-options.ts";
export { tag, tagOutputs, type TagOptions } from "./decorators/tag.ts";
export { timeout, type EachTimeout, type TimeoutTarget, type TotalTimeout } from "./decorators/timeout.ts";
export { withColumns, type WithColumnsOptions } from "./decorators/with-columns.ts";
export { unpackFields } from "./decorators/unpack-fields.ts";
export { defineLoader, from, type From } from "./data/from.ts";
export type { FilePath } from "./data/files/file-path.ts";
export type { Memory } from "./data/formats/memory.ts";
export { defineSaver, to, type To } from "./data/to.ts";
export { context, withContext, type CallContext, type ItemRef, type LogLevel, type NodeLog } from "./context.ts";
export { Driver } from "./driver/driver.ts";
export type {
  Driver as TypedDriver,
  DriverMethods,
  MergedModules,
  DriverOf,
  DriverOptions,
  Inputs,
  Materialized,
  OutputName,
  Outputs,
  RunOptions,
  TagFilter,
} from "./driver/types.ts";
export type { NodeSummary } from "./driver/variables.ts";
export { DataflowError } from "./errors/dataflow-error.ts";
export type { CodeReference, Executor, Task } from "./executor.ts";
export type { LoadContext, Loaded, Loader, Metadata } from "./loader.ts";
export type { Module } from "./module.ts";
export type { Location, Problem, Tags, TagValue } from "./node.ts";
export type {
  Adapter,
  DriverInfo,
  FanOutStart,
  GraphEdge,
  ItemCall,
  NodeCall,
  NodeEnd,
  RunEnd,
  RunInfo,
  SuppliedValue,
  TaskCall,
  Verdict,
} from "./run/adapter.ts";
export type { Backoff } from "./policies/backoff.ts";
export type { RetryOptions } from "./policies/retry-call.ts";
export type { PlanDescription, PlanStep } from "./run/plan.ts";
export { diffSchemas, type SchemaChange } from "./run/diff-schemas.ts";
export type { NodeRun, Run } from "./run/run.ts";
export type { Saver } from "./saver.ts";
export type { TableType } from "./table.ts";
export type { Solve } from "./types/inputs.ts";
export type { Collect, Item, Lazy, Parallelizable, Secret, Source, Taken } from "./types/markers.ts";
export type { Tables } from "./types/tables.ts";
