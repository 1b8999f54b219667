import { DatabaseSync } from "node:sqlite";

/** Results as rows of a database, without keys, versions or checks. */
export function openRows(path: string): {
  readonly write: (key: string, text: string) => void;
  readonly read: (key: string) => string;
  readonly close: () => void;
} {
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE kept (key TEXT PRIMARY KEY, text TEXT)",
  );
  const insert = database.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)");
  const select = database.prepare("SELECT text FROM kept WHERE key = ?");
  return {
    write: (key, text) => void insert.run(key, text),
    read: (key) => String(select.get(key)?.["text"]),
    close: () => database.close(),
  };
}
