import { sep } from "node:path";
import { fileURLToPath } from "node:url";

/** This package's own files, whose frames tell a user nothing. */
const ownFolder = fileURLToPath(new URL("../../", import.meta.url));
const mostFrames = 8;

/** Where an error happened, in the user's own code: one line a frame, without those of Node and of this package. */
export function readUserFrames(stack: string | undefined, cwd: string): readonly string[] {
  const lines = stack?.split("\n") ?? [];
  // A file whose syntax Node refuses comes first of all, on a line of its own.
  const refused = /^(file:\S+|\/\S+):(\d+)$/.exec(lines[0] ?? "");
  const frames = lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
  const users = frames.filter((line) => !isForeign(line)).map(showPath(cwd));
  return [...(refused === null ? [] : [showPath(cwd)(`at ${refused[1]}:${refused[2]}`)]), ...users].slice(
    0,
    mostFrames,
  );
}

/** Frames of Node, of this package and of the parser of its command line. */
function isForeign(line: string): boolean {
  const path = line.replace(/file:\/\/[^\s)]+?(?=:\d+)/, (url) => fileURLToPath(url));
  const isNode = /\(?node:/.test(line) || /(?:<anonymous>|\(index \d+\))\)?$/.test(line);
  return isNode || path.includes(ownFolder) || path.includes(`${sep}node_modules${sep}commander${sep}`);
}

/** Paths from the working folder instead of URLs and absolute paths. */
function showPath(cwd: string): (line: string) => string {
  return (line) =>
    line.replaceAll(/file:\/\/[^\s)]+?(?=:\d+)/g, (url) => fileURLToPath(url)).replaceAll(`${cwd}${sep}`, "");
}
