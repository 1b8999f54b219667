import { hash } from "node:crypto";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Fact, Place } from "./line.ts";
import { isDamagedDatabase, openDatabase } from "./sqlite.ts";

/** The index is not what was written, and is to be made again. */
export class IndexDamage extends Error {}

/** What an index knows of an entry besides its place. */
export interface Marked {
  readonly place: Place;
  readonly usedAt: number;
  readonly isPinned: boolean;
}

/**
 * Finds lines of a journal. Places are all that it tells, and a line tells itself what it is, so that no damage here makes a result of another. Names are looked up by their first 52 bits: where two
 * are the same, the later one takes the place of the other, which is computed again.
 */
export interface JournalIndex {
  /** Up to which offset the journal was read. */
  end(): number;
  entry(key: string): Place | undefined;
  /** The latest first. */
  ofBase(base: string, most: number): readonly Place[];
  ofNode(module: string, node: string, most: number): readonly Place[];
  /** The first bits of all sums that are needed, as `numberOf` gives them. */
  sums(): ReadonlySet<number>;
  entries(): readonly Marked[];
  usedAt(key: string): number | undefined;
  record(kind: "code" | "run" | "salt", id: string): Place | undefined;
  runs(most: number): readonly Place[];
  /** Adds what was appended, all or nothing. */
  add(end: number, replay: (visit: (fact: Fact, place: Place) => void) => void): void;
  /** How many bytes of the journal are still needed, once it has grown so much that this is worth asking. */
  liveBytes(): number;
  /** The size of the journal at which it is to be looked at for what is dead. */
  readonly checkAt: number;
  setCheckAt(size: number): void;
  /** What is wrong with the file, in the words of SQLite. */
  check(): readonly string[];
  close(): void;
}

const schema = 1;

const tables = `
  CREATE TABLE entries (name INTEGER PRIMARY KEY, base INT, node INT, sum INT, at INT, used INT, pinned INT, place INT, head INT, length INT);
  CREATE INDEX of_base ON entries (base, at, place);
  CREATE INDEX of_node ON entries (node, at, place);
  CREATE TABLE records (kind TEXT, name INT, at INT, place INT, head INT, length INT, PRIMARY KEY (kind, name)) WITHOUT ROWID;
  CREATE INDEX of_kind ON records (kind, at, place);
  CREATE TABLE state (id INTEGER PRIMARY KEY, text TEXT);
  PRAGMA user_version = ${schema};`;

type Row = readonly (number | string | null)[];

/** Opens an index. Under the lock one that is not there is made. */
export function openIndex(path: string): JournalIndex {
  const database = openDatabase(path);
  try {
    return proveDamage(() => readIndex(database));
  } catch (error) {
    database.close();
    throw error;
  }
}

function proveDamage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isDamagedDatabase(error) ? new IndexDamage("The index is damaged.", { cause: error }) : error;
  }
}

function readIndex(database: DatabaseSync): JournalIndex {
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 268435456");
  const prepare = (sql: string): StatementSync => {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  let turn: NodeJS.Immediate | undefined;
  /** What is asked in one turn of the event loop is asked in one transaction: a third of the time. */
  const startReading = (): void => {
    if (turn !== undefined || database.isTransaction) return;
    database.exec("BEGIN");
    turn = setImmediate(stopReading);
  };
  const stopReading = (): void => {
    if (turn === undefined) return;
    clearImmediate(turn);
    turn = undefined;
    if (database.isTransaction) database.exec("COMMIT");
  };
  const read = (work: () => unknown): unknown =>
    proveDamage(() => {
      startReading();
      return work();
    });
  const one = (statement: StatementSync, ...values: SQLInputValue[]): Row | undefined =>
    read(() => statement.get(...values)) as Row | undefined;
  const all = (statement: StatementSync, ...values: SQLInputValue[]): readonly Row[] =>
    read(() => statement.all(...values)) as readonly Row[];
  const version = (): unknown => one(prepare("PRAGMA user_version"))?.[0];
  if (version() === 0) {
    stopReading();
    database.exec("BEGIN IMMEDIATE");
    if (version() === 0) database.exec(tables);
    database.exec("COMMIT");
  }
  if (version() !== schema) throw new IndexDamage("The index has another form.");

  const sql = {
    state: prepare("SELECT text FROM state WHERE id = 1"),
    setState: prepare("REPLACE INTO state VALUES (1, ?)"),
    entry: prepare("SELECT place, head, length FROM entries WHERE name = ?"),
    used: prepare("SELECT used FROM entries WHERE name = ?"),
    base: prepare("SELECT place, head, length FROM entries WHERE base = ? ORDER BY at DESC, place DESC LIMIT ?"),
    node: prepare("SELECT place, head, length FROM entries WHERE node = ? ORDER BY at DESC, place DESC LIMIT ?"),
    sums: prepare("SELECT sum FROM entries"),
    all: prepare("SELECT place, head, length, used, pinned FROM entries ORDER BY place"),
    live: prepare("SELECT (SELECT total(length) FROM entries) + (SELECT total(length) FROM records)"),
    record: prepare("SELECT place, head, length FROM records WHERE kind = ? AND name = ?"),
    runs: prepare("SELECT place, head, length FROM records WHERE kind = 'run' ORDER BY at DESC, place DESC LIMIT ?"),
    put: prepare(`INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0, ?6, ?7, ?8) ON CONFLICT (name) DO UPDATE SET
      base = ?2, node = ?3, sum = ?4, at = ?5, used = ?5, place = ?6, head = ?7, length = ?8`),
    keep: prepare("REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?)"),
    remove: prepare("DELETE FROM entries WHERE name = ?"),
    discard: prepare("DELETE FROM entries WHERE sum = ?"),
    pin: prepare("UPDATE entries SET pinned = ? WHERE name = ?"),
    touch: prepare("UPDATE entries SET used = max(used, ?) WHERE name = ?"),
  };

  /** The state tells its own seal, so that damage to it is seen. */
  const state = (): { readonly end: number; readonly checkAt: number } => {
    const [text] = one(sql.state) ?? [];
    if (text === undefined) return { end: 0, checkAt: firstCheck };
    const [seal, end, checkAt] = String(text).split(" ");
    if (seal !== hash("sha256", `${end} ${checkAt}`)) throw new IndexDamage("The state of the index is damaged.");
    return { end: Number(end), checkAt: Number(checkAt) };
  };
  const setState = (end: number, checkAt: number): void => {
    sql.setState.run(`${hash("sha256", `${end} ${checkAt}`)} ${end} ${checkAt}`);
  };

  function add(fact: Fact, { at: place, head, length }: Place): void {
    if (fact.kind === "entry") {
      const { key, base, module, node, sum, at } = fact.entry;
      sql.put.run(numberOf(key), numberOf(base), numberOfNode(module, node), numberOf(sum), at, place, head, length);
    } else if (fact.kind === "code") sql.keep.run("code", numberOf(fact.code.version), fact.at, place, head, length);
    else if (fact.kind === "run") sql.keep.run("run", numberOf(fact.run.id), fact.run.at, place, head, length);
    else if (fact.kind === "salt") {
      if (sql.record.get("salt", 0) === undefined) sql.keep.run("salt", 0, 0, place, head, length);
    } else if (fact.kind === "discard") sql.discard.run(numberOf(fact.sum));
    else if (fact.kind === "remove") for (const key of fact.keys) sql.remove.run(numberOf(key));
    else if (fact.kind === "pin") for (const key of fact.keys) sql.pin.run(fact.isPinned ? 1 : 0, numberOf(key));
    else for (const key of fact.keys) sql.touch.run(fact.at, numberOf(key));
  }

  return {
    end: () => state().end,
    entry: (key) => placeOf(one(sql.entry, numberOf(key))),
    ofBase: (base, most) => all(sql.base, numberOf(base), most).map(toPlace),
    ofNode: (module, node, most) => all(sql.node, numberOfNode(module, node), most).map(toPlace),
    sums: () => new Set(all(sql.sums).map(([sum]) => Number(sum))),
    entries: () => all(sql.all).map((row) => ({ place: toPlace(row), usedAt: Number(row[3]), isPinned: row[4] === 1 })),
    usedAt: (key) => one(sql.used, numberOf(key))?.[0] as number | undefined,
    record: (kind, id) => placeOf(one(sql.record, kind, kind === "salt" ? 0 : numberOf(id))),
    runs: (most) => all(sql.runs, most).map(toPlace),
    add: (end, replay) =>
      proveDamage(() => {
        stopReading();
        database.exec("BEGIN IMMEDIATE");
        try {
          replay(add);
          setState(end, state().checkAt);
          database.exec("COMMIT");
        } finally {
          if (database.isTransaction) database.exec("ROLLBACK");
        }
      }),
    liveBytes: () => Number(one(sql.live)?.[0]),
    get checkAt() {
      return state().checkAt;
    },
    setCheckAt: (size) =>
      proveDamage(() => {
        const { end } = state();
        stopReading();
        setState(end, size);
      }),
    check: () =>
      all(prepare("PRAGMA integrity_check"))
        .map(([text]) => String(text))
        .filter((text) => text !== "ok"),
    close: () => {
      clearImmediate(turn);
      database.close();
    },
  };
}

/** A journal smaller than this, in bytes, is never looked at for what is dead. */
const firstCheck = 4 << 20;

const placeOf = (row: Row | undefined): Place | undefined => (row === undefined ? undefined : toPlace(row));

function toPlace([at, head, length]: Row): Place {
  const isRight = [at, head, length].every((value) => Number.isSafeInteger(value) && Number(value) >= 0);
  if (!isRight || Number(head) > Number(length)) throw new IndexDamage("A row of the index is damaged.");
  return { at: Number(at), head: Number(head), length: Number(length) };
}

const numberOfNode = (module: string, node: string): number => numberOf(hash("sha256", `${module}\n${node}`));

/** The first 52 bits of a hash; what is no hash is hashed. */
export function numberOf(id: string): number {
  const number = id.length === 64 ? Number(`0x${id.slice(0, 13)}`) : Number.NaN;
  return Number.isNaN(number) ? Number.parseInt(hash("sha256", id).slice(0, 13), 16) : number;
}
