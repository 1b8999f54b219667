import { readFileSync } from "node:fs";

/** Where the reader gets source text from: the disk, another git revision, a test. */
export interface SourceFileSystem {
  /** The text of a file by its absolute path, or `undefined` where there is none. */
  readFile(path: string): string | undefined;
}

/** The files of this machine. */
export const diskFileSystem: SourceFileSystem = {
  readFile(path) {
    try {
      return readFileSync(path, "utf8");
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
};

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR";
}
