import { statSync } from "node:fs";

/** What is made of a file, once for each state of it; `undefined` where there is no file. Throws what `make` throws. */
export function rememberFile<Made>(make: (path: string) => Made): (path: string) => Made | undefined {
  const known = new Map<string, { readonly changedAt: number; readonly size: number; readonly made: Made }>();
  return (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() !== true) return undefined;
    const { mtimeMs: changedAt, size } = stats;
    const before = known.get(path);
    if (before?.changedAt === changedAt && before.size === size) return before.made;
    const made = make(path);
    known.set(path, { changedAt, size, made });
    return made;
  };
}
