export interface Row {
  readonly age: number;
}
export default interface Table {
  readonly rows: readonly Row[];
}
export type Edge = readonly [Row, Row];
