import type { TableType } from "../table.ts";
import { polarsTable } from "./polars.ts";
import { rowsTable } from "./rows.ts";

/** The table types that every driver knows. */
export const defaultTables: readonly TableType[] = [polarsTable, rowsTable];
