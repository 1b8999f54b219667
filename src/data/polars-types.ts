// The package is an optional peer: without it these types are `any`, and its absence is no error in a user's project.
/** @ts-ignore */
import type { DataFrame, LazyDataFrame } from "nodejs-polars";

/** A DataFrame of nodejs-polars; `any` where the package is not installed. */
export type PolarsFrame = DataFrame;

/** A LazyDataFrame of nodejs-polars; `any` where the package is not installed. */
export type PolarsLazyFrame = LazyDataFrame;
