import { arrowTableCodec } from "../codecs/arrow-table.ts";
import type { Codec } from "../../codec.ts";
import { importPackage } from "../import-package.ts";
import { Unfit } from "./unfit.ts";

/** What is used of a table of apache-arrow. */
interface Table {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly Field[]; readonly metadata: ReadonlyMap<string, string> };
  getChildAt(place: number): Column | null;
}

interface Field {
  readonly name: string;
  readonly type: { toString(): string };
  readonly nullable: boolean;
  readonly metadata: ReadonlyMap<string, string>;
}

interface Column extends Iterable<unknown> {
  readonly nullCount: number;
  toArray(): unknown;
}

interface Arrow {
  readonly Table: abstract new (...args: never) => object;
  readonly Vector: abstract new (...args: never) => Iterable<unknown>;
}

const importArrow = (): Promise<Arrow> => importPackage<Arrow>("apache-arrow", "An Arrow table in the cache");

/** Bytes of Arrow tell equal tables apart, by batches and by numbers that dictionaries get as they are made, so that the version is that of the values. */
export const cachedTableCodec: Codec = {
  ...arrowTableCodec,
  async pack(value, canSend) {
    const { Table } = await importArrow();
    if (!(value instanceof Table)) throw new Unfit("a table of another copy of apache-arrow");
    return arrowTableCodec.pack(value, canSend);
  },
  async facts(value) {
    const { Vector } = await importArrow();
    const table = value as Table;
    const fields = table.schema.fields.map(({ name, type, nullable, metadata }, place) => {
      const column = table.getChildAt(place);
      return [name, String(type), nullable, metadata, column === null ? null : readColumn(column, Vector)];
    });
    return [table.numRows, table.schema.metadata, fields];
  },
};

function readColumn(column: Column, Vector: Arrow["Vector"]): unknown {
  const array = column.nullCount === 0 ? column.toArray() : undefined;
  return ArrayBuffer.isView(array) ? array : Array.from(column, (value) => toPlain(value, Vector));
}

/** Lists are vectors; rows and maps are proxies that give their entries. */
function toPlain(value: unknown, Vector: Arrow["Vector"]): unknown {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value;
  if (value instanceof Vector) return Array.from(value, (item) => toPlain(item, Vector));
  return Array.from(value as Iterable<readonly [unknown, unknown]>, ([key, part]) => [key, toPlain(part, Vector)]);
}
