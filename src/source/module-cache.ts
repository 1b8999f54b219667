import type { ModuleText } from "./read-module.ts";
import { readModule } from "./read-module.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

interface Entry {
  readonly text: ModuleText;
  /** The files that were looked at, with what they said then. */
  readonly looked: ReadonlyMap<string, string | undefined>;
}

/** Reads modules, again only where they or what they look at have changed. */
export function createModuleCache(
  files: SourceFiles,
  ownDecorators: ReadonlySet<string>,
): (file: SourceText) => ModuleText {
  const entries = new Map<string, Entry>();
  return (file) => {
    const known = entries.get(file.path);
    if (known?.text.file === file && [...known.looked].every(([path, text]) => lookAt(files, path) === text))
      return known.text;
    const looked = new Map<string, string | undefined>();
    const text = readModule(file, recordLooks(files, looked), ownDecorators);
    entries.set(file.path, { text, looked });
    return text;
  };
}

function recordLooks(files: SourceFiles, looked: Map<string, string | undefined>): SourceFiles {
  const record = (path: string): string => {
    looked.set(path, lookAt(files, path));
    return path;
  };
  return {
    ...files,
    readText: (path) => files.readText(record(path)),
    open: (path) => files.open(record(path)),
    derive: (path, make) => files.derive(record(path), make),
  };
}

function lookAt(files: SourceFiles, path: string): string | undefined {
  try {
    return files.readText(path);
  } catch {
    return undefined;
  }
}
