import { join } from "node:path";
import { files, type CacheStore } from "../../src/cache.ts";
import { testLeases, testStore, testVerify } from "./contract.ts";
import { makeFolder, openSmall } from "./files-folder.ts";

const kinds: Readonly<Record<string, (path: string) => CacheStore>> = {
  files: (path) => files(path),
  "files with an index of nearly everything": (path) => openSmall(path),
  "files that stand by themselves": (path) => files(path, { inlineBytes: 0 }),
};

for (const [name, open] of Object.entries(kinds)) {
  const make = (): { readonly open: () => CacheStore } => {
    const path = join(makeFolder(), "cache");
    return { open: () => open(path) };
  };
  testStore(name, make);
  testLeases(name, make);
  testVerify(name, make);
}
