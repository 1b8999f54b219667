import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileNameOf, readFences } from "../../tools/docs/read-fences.ts";

/** Commands of a page, what they print, and what the page says that they print. */
export interface Session {
  readonly commands: string;
  readonly printed: string;
  readonly told: string;
}

/**
 * Does in a folder what a page says, from top to bottom: writes the `ts` fences that name their file, and runs each `sh` fence; the `text` fence
 * right after it is what it prints. `eponym` is the path of the command.
 */
export function followPage(page: string, folder: string, eponym: string): readonly Session[] {
  const fences = readFences(page);
  const sessions: Session[] = [];
  for (const [place, fence] of fences.entries()) {
    const name = fence.language === "ts" ? fileNameOf(fence) : undefined;
    if (name !== undefined) writeFileSync(join(folder, name), `${fence.code}\n`);
    const next = fences[place + 1];
    if (fence.language !== "sh" || next?.language !== "text") continue;
    sessions.push({ commands: fence.code, printed: runShell(fence.code, folder, eponym), told: next.code });
  }
  return sessions;
}

/** What the commands write, errors and warnings too: a page tells all that a reader sees. */
function runShell(commands: string, folder: string, eponym: string): string {
  const node = JSON.stringify(process.execPath);
  const script = commands
    .replaceAll(/^npx eponym\b/gm, `${node} ${JSON.stringify(eponym)}`)
    .replaceAll(/^node\b/gm, node);
  const { stdout } = spawnSync("sh", ["-ec", `exec 2>&1\n${script}`], { cwd: folder, encoding: "utf8" });
  return stdout.trim();
}
