/**
 * What a table has to be before columns are added: rows that lack what is added and have what it is made from, each column with what its reader
 * takes; any other table as the function takes it.
 */
export type TakesTable<Table, Added extends string, Read> = Table extends readonly (infer Row extends object)[]
  ? readonly (Omit<Row, Added> & { readonly [Name in keyof Read]: ValueOf<Read[Name]> })[]
  : Table;
type ValueOf<Column> = Column extends ArrayLike<infer Value> ? Value : unknown;

/** What a column has to be for the rows that it is added to; of other tables, and where it is one that the function does not ask for, anything. */
export type AddedColumn<Table, Name extends string> = Table extends readonly (infer Row extends object)[]
  ? Name extends keyof Row
    ? ArrayLike<Row[Name]>
    : unknown
  : unknown;
