import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { CacheStore } from "../../src/cache.ts";
import { openFileStore, type FileStoreSettings } from "../../src/stores/files/open-files.ts";

/** A folder that goes when the test is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file store whose index reads every kilobyte, as it does with many results. */
export function openSmall(path: string, told: Partial<FileStoreSettings> = {}): CacheStore {
  return openFileStore(path, { inlineBytes: 16_384, tailBytes: 1024, now: Date.now, ...told });
}
