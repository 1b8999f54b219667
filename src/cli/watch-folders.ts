import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";

/** How long it stays quiet before changes are told: editors write a file in several steps. */
const quietMs = 40;

/**
 * Tells which source files below some folders have changed, come or gone. Installed packages and hidden folders are left out, which
 * watching a folder with all that is in it could not do.
 */
export function watchFolders(roots: readonly string[], onChange: (paths: ReadonlySet<string>) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const tell = (): void => {
    const paths = changed;
    changed = new Set();
    onChange(paths);
  };
  const note = (path: string): void => {
    if (!isSource(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(tell, quietMs);
  };
  const add = (folder: string, isNew: boolean): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, (_, name) => {
        if (name === null || isLeftOut(name)) return;
        note(join(folder, name));
        add(join(folder, name), true);
      });
      watchers.set(folder, watcher);
      // A folder that is removed takes its watcher with it.
      watcher.on("error", () => drop(folder));
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        if (entry.isDirectory() && !isLeftOut(entry.name)) add(join(folder, entry.name), isNew);
        else if (isNew) note(join(folder, entry.name));
      }
    } catch {
      drop(folder);
    }
  };
  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  for (const root of roots) add(root, false);
  return () => {
    clearTimeout(timer);
    for (const folder of watchers.keys()) drop(folder);
  };
}

function isLeftOut(name: string): boolean {
  return name.startsWith(".") || name === "node_modules";
}

/** What a build reads; what it writes would make it run for ever. */
function isSource(path: string): boolean {
  return /\.(?:[cm]?[jt]sx?|json)$/.test(path) && !path.endsWith(".dag.ts");
}
