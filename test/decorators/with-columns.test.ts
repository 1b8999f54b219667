import { expect, test } from "vitest";
import { Driver } from "../../src/driver/driver.ts";
import { readCases } from "../driver/read-case.ts";
import type { TableType } from "../../src/table.ts";

class Matrix {
  readonly columns: Readonly<Record<string, readonly number[]>>;
  constructor(columns: Readonly<Record<string, readonly number[]>>) {
    this.columns = columns;
  }
}

const matrix: TableType = {
  name: "matrix",
  isTable: (value) => value instanceof Matrix,
  columnNames: (table) => Object.keys((table as Matrix).columns),
  rowCount: (table) => Object.values((table as Matrix).columns)[0]?.length ?? 0,
  column: (table, name) => (table as Matrix).columns[name],
  constantColumn: (table, _name, value) => Array.from({ length: matrix.rowCount(table) }, () => value),
  isColumn: (value) => Array.isArray(value),
  columnValues: (column) => column as readonly number[],
  dataType: () => "number",
};
const extensible: TableType = {
  ...matrix,
  addColumns: (table, columns) => new Matrix({ ...(table as Matrix).columns, ...(columns as Matrix["columns"]) }),
};

async function runBest(table: TableType, given: Matrix): Promise<unknown> {
  const found = (await readCases("dataflows")).find(({ name }) => name === "with-columns")!;
  const { loaded } = await found.load();
  const driver = new Driver({ modules: loaded, tables: [table] } as never) as unknown as {
    execute(outputs: readonly string[], given: object): Promise<Readonly<Record<string, unknown>>>;
  };
  return (await driver.execute(["best.table"], { inputs: { factor: 2 }, overrides: { table: given } }))["best.table"];
}

const given = new Matrix({ spend: [4, 9], signups: [2, 3] });

test("columns are added to a table of the user's own, which stays as it is", async () => {
  expect(await runBest(extensible, given)).toEqual(
    new Matrix({ spend: [4, 9], signups: [2, 3], perSignup: [2, 3], scaled: [4, 6] }),
  );
  expect(Object.keys(given.columns)).toEqual(["spend", "signups"]);
});

test("a table type that says not how is told of", async () => {
  await expect(runBest(matrix, given)).rejects.toMatchObject({
    code: "COLUMNS_NOT_ADDABLE",
    message: expect.stringContaining("matrix") as string,
  });
});
