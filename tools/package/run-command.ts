import { spawnSync } from "node:child_process";

/** Runs a program in a folder and gives what it wrote to its standard output; throws what it wrote to both if it fails. */
export function runCommand(folder: string, command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: cleanEnvironment(),
  });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} failed in ${folder}\n${stdout}${stderr}${error?.message ?? ""}`);
}

/** Under `npm test` npm states the project's own settings in the environment, which would reach an npm that is run elsewhere. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = /^npm_config_(registry|cache|userconfig)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/i.test(name) || kept.test(name)),
  );
}
