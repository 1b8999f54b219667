export type { Adapter } from "./run/adapter.ts";
export { breakpoints, type BreakpointsOptions } from "./adapters/breakpoints.ts";
export type { Breakpoint } from "./adapters/breakpoints/breakpoint.ts";
export { checkTypes, type CheckTypesOptions } from "./adapters/check-types.ts";
export { logger, type LoggerOptions } from "./adapters/logger.ts";
export type { LogTarget } from "./adapters/logs/log-target.ts";
export { notifyOnFailure, type NotifyOnFailureOptions } from "./adapters/notify-on-failure.ts";
export type { RunFailure } from "./adapters/notify/run-failure.ts";
export type { NodeFilter } from "./adapters/options/node-filter.ts";
export { progressBar, type ProgressBarOptions } from "./adapters/progress-bar.ts";
export { slowDown, type SlowDownOptions } from "./adapters/slow-down.ts";
export type { TextStream } from "./adapters/terminal.ts";
export { openLineage } from "./adapters/open-lineage.ts";
export type { OpenLineageDataset, OpenLineageEvent, OpenLineageFacet } from "./adapters/open-lineage/event.ts";
export type {
  OpenLineageFile,
  OpenLineageJob,
  OpenLineageOptions,
  OpenLineageParent,
  OpenLineageServer,
  OpenLineageTransport,
} from "./adapters/open-lineage/options.ts";
export { openTelemetry } from "./adapters/open-telemetry.ts";
export type { OpenTelemetryOptions } from "./adapters/open-telemetry/options.ts";
export { gracefulErrors, type GracefulErrorsOptions } from "./adapters/graceful-errors.ts";
export { printSummary } from "./data/summaries/print-summary.ts";
export { summarize, type SummaryOptions } from "./data/summaries/summarize.ts";
export type { ColumnSummary, ValueSummary } from "./data/summaries/value-summary.ts";
export type { Statistics } from "./data/summaries/statistics.ts";
export { trackRuns, type TrackRunsOptions } from "./adapters/track-runs.ts";
export { listRuns, readRun } from "./adapters/tracking/read-run.ts";
export type { TrackedNode, TrackedRun, TrackedRunHead } from "./adapters/tracking/tracked-run.ts";
export { compareSchemas, type CompareSchemasOptions } from "./adapters/compare-schemas.ts";
