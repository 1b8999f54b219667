import { randomUUID } from "node:crypto";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { mapAhead } from "../map-ahead.ts";
import type { Bucket } from "./bucket.ts";
import { mostAtOnce } from "./entries.ts";
import { useFolder, useName } from "./names.ts";
import { seal, unseal } from "./sealed.ts";

/** When entries were last reused. Each process leaves what it gathered as one object; what many have left becomes one as entries are removed. */
export interface Uses {
  note(key: string): void;
  /** By key, in milliseconds since 1970. */
  read(): Promise<ReadonlyMap<string, number>>;
  flush(): Promise<void>;
  /** Makes one of what `read` has found, without these keys. */
  merge(gone: Iterable<string>): Promise<void>;
}

const mostObjects = 16;

export function createUses(bucket: Bucket): Uses {
  const gathered = new Map<string, number>();
  let read = { names: [] as readonly string[], times: new Map<string, number>() };

  const write = (times: ReadonlyMap<string, number>): Promise<void> =>
    bucket.put(useName(Date.now(), randomUUID()), seal("uses", [...times]));

  return {
    note: (key) => void gathered.set(key, Date.now()),
    async read() {
      const names: string[] = [];
      const times = new Map<string, number>();
      const objects = mapAhead(bucket.list(useFolder), mostAtOnce, async ({ name }) => {
        names.push(name);
        const bytes = await bucket.get(name);
        return ((bytes && unseal("uses", bytes)) ?? []) as readonly (readonly [string, number])[];
      });
      for await (const uses of objects)
        for (const [key, time] of uses) times.set(key, Math.max(time, times.get(key) ?? 0));
      read = { names, times };
      return new Map([...times, ...gathered]);
    },
    async flush() {
      if (gathered.size === 0) return;
      const times = new Map(gathered);
      gathered.clear();
      try {
        await write(times);
      } catch (error) {
        // Who may only read a store leaves no trace there, which is no reason for a run to fail.
        if (!(error instanceof DataflowError)) throw error;
      }
    },
    async merge(gone) {
      const { names, times } = read;
      if (names.length <= mostObjects) return;
      for (const key of gone) times.delete(key);
      await write(times);
      await bucket.remove(names);
      read = { names: [], times: new Map() };
    },
  };
}
