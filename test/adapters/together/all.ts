import type { Adapter } from "../../../src/index.ts";
import { progressBar } from "../../../src/adapters.ts";
import { type FakeTerminal, fakeTerminal } from "../fake-terminal.ts";
import { openOwn, type OwnAdapter } from "./own.ts";
import type { Account, Station } from "./station.ts";
import { type StationName, stationNames, stations } from "./stations.ts";

/** All adapters at once, with a bar on a terminal and an adapter of a user's own besides. */
export interface AllAdapters extends OwnAdapter {
  readonly adapters: readonly Adapter[];
  readonly opened: Readonly<Partial<Record<StationName, Station>>>;
  readonly terminal: FakeTerminal;
  /** What each of those that observe tells of a run, by its name. */
  readonly accounts: (id: string) => Promise<Readonly<Record<string, Account>>>;
  /** Everything that any of them has written, sent or shown. */
  readonly raw: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What bears failures stands first, if it is to be there. */
export async function openAll(folder: string, isGraceful: boolean): Promise<AllAdapters> {
  const names = ["gracefulErrors" as const, ...stationNames.filter((name) => name !== "gracefulErrors")];
  const opened: Partial<Record<StationName, Station>> = {};
  for (const name of isGraceful ? names : names.slice(1)) opened[name] = await stations[name](folder);
  const all = Object.values(opened);
  const own = openOwn();
  let shown = "";
  const terminal = fakeTerminal();
  const stream = {
    ...terminal,
    write(text: string) {
      shown += text;
      return terminal.write(text);
    },
  };
  return {
    ...own,
    adapters: [...all.map(({ adapter }) => adapter), progressBar({ stream }), own.adapter],
    opened,
    terminal,
    async accounts(id) {
      const told: Record<string, Account> = {};
      for (const [name, { account }] of Object.entries(opened))
        if (account !== undefined) told[name] = await account(id);
      return told;
    },
    async raw() {
      const told = [shown];
      for (const { raw } of all) told.push(await raw());
      return told.join("\n");
    },
    async close() {
      for (const { close } of all) await close?.();
    },
  };
}
