import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { gitFailed } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { diskFileSystem, type SourceFileSystem } from "../../source/file-system.ts";

/** The files of one git revision. */
export interface RevisionFiles extends SourceFileSystem {
  /** Absolute paths of all its files. */
  readonly paths: readonly string[];
}

/** Opens a revision of the repository that a folder lies in. Installed packages are those of the working folder. */
export function openRevision(cwd: string, revision: string): RevisionFiles {
  const top = git(cwd, "find a repository here", ["rev-parse", "--show-toplevel"]).trim();
  const commit = git(cwd, `find the revision "${revision}"`, [
    "rev-parse",
    "--verify",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  const listed = git(top, `list the files of "${revision}"`, ["ls-tree", "-r", "--name-only", "-z", commit.trim()]);
  // The folder may be reached by a link, while git tells the place itself.
  const place = relative(realpathSync(cwd), top);
  const root = resolve(cwd, place);
  const names = new Map(
    listed.split("\0").flatMap((name) => (name === "" ? [] : [[resolve(root, name), name] as const])),
  );
  return {
    paths: [...names.keys()],
    readFile(path) {
      const name = names.get(path);
      if (name !== undefined) return git(top, `read ${name} of "${revision}"`, ["show", `${commit.trim()}:${name}`]);
      const isInside = path.startsWith(`${root}${sep}`);
      return isInside && !path.includes(`${sep}node_modules${sep}`) ? undefined : diskFileSystem.readFile(path);
    },
  };
}

function git(cwd: string, what: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync("git", args, { cwd, encoding: "utf8", maxBuffer: 1 << 30 });
  if (status === 0) return stdout;
  const reason =
    error?.message ??
    stderr
      .trim()
      .split("\n")[0]
      ?.replace(/^fatal: /, "") ??
    "";
  throw new DataflowError([gitFailed(what, reason || `it ended with ${status}`)]);
}
