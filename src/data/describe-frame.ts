import type { Metadata } from "../loader.ts";
import { polarsTable } from "./polars.ts";

/** The facts of a file and of the frame in it. */
export function describeFrame(facts: Metadata, frame: unknown): Metadata {
  return { ...facts, rows: polarsTable.rowCount(frame), columns: polarsTable.columnNames(frame) };
}
