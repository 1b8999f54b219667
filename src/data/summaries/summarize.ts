import { DataflowError } from "../../errors/dataflow-error.ts";
import type { TableType } from "../../table.ts";
import { defaultTables } from "../tables.ts";
import { type Discretion, makeBudget, openly, type SummaryClock } from "./budget.ts";
import { checkSummaryOptions } from "./check-summary-options.ts";
import { fitBytes } from "./fit-bytes.ts";
import { summarizeValue } from "./summarize-value.ts";
import type { ValueSummary } from "./value-summary.ts";

/**
 * How much of a value is looked at, for how long, and how long its summary may be.
 *
 * @example
 * ```ts
 * import { summarize, type SummaryOptions } from "eponym/adapters";
 *
 * const options: SummaryOptions = { mostMs: 10, mostBytes: 4096, seed: 7 };
 * const summary = summarize([1, 2, 3], options);
 * ```
 */
export interface SummaryOptions {
  /** Table types besides polars data frames and arrays of rows. */
  readonly tables?: readonly TableType[];
  /** How many values of a list, or of all columns of a table together, are put in order and compared; of more, so many are chosen evenly. 50,000 if not given. */
  readonly mostItems?: number;
  /** Bytes of the summary as JSON; 16,384 if not given, and never less than 256. */
  readonly mostBytes?: number;
  /** Milliseconds after which no further column or property is looked at; 50 if not given. */
  readonly mostMs?: number;
  /** How deep objects are described; 3 if not given. */
  readonly mostDepth?: number;
  /** Chooses which values are looked at; 1 if not given. */
  readonly seed?: number;
  readonly clock?: SummaryClock;
}

/**
 * What a value is like, as plain data: its shape, and by its type the range of its numbers, how they are spread, the most frequent texts, the columns of a table each by
 * itself. Numbers are told as min, max, mean, standard deviation (of a sample, n - 1), quantiles of type 7 (Hyndman and Fan 1996) and a histogram of ten parts. Nothing is
 * computed for it: queries stay queries, iterators and promises are left as they are, getters are not asked. No value makes it throw; it takes about `mostMs` and gives at most
 * `mostBytes`, however large the value is.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none.
 *
 * @example
 * ```ts
 * import { printSummary, summarize } from "eponym/adapters";
 *
 * console.log(printSummary(summarize([3, 1, 4, 1, 5])));
 * ```
 */
export function summarize(value: unknown, options: SummaryOptions = {}): ValueSummary {
  const problems = checkSummaryOptions("summarize", options);
  if (problems.length > 0) throw new DataflowError(problems);
  return summarizeDiscreetly(value, openly, options);
}

/** A summary in which nothing is told of what is to be kept back. */
export function summarizeDiscreetly(value: unknown, discretion: Discretion, options: SummaryOptions): ValueSummary {
  const { tables = [], mostItems = 50_000, mostBytes = 16_384, mostMs = 50, mostDepth = 3, seed = 1 } = options;
  const limits = {
    tables: [...tables, ...defaultTables],
    mostItems: Math.max(1, mostItems),
    mostDepth,
    seed,
    ...discretion,
  };
  const budget = makeBudget(limits, mostMs, options.clock ?? performance);
  return fitBytes(summarizeValue(value, budget, []), Math.max(256, mostBytes));
}
