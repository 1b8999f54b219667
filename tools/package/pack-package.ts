import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { runCommand } from "./run-command.ts";

export interface Packed {
  readonly tarball: string;
  /** The paths inside it. */
  readonly files: readonly string[];
}

/** Packs the built project into a folder, as `npm publish` would. */
export function packPackage(root: string, folder: string): Packed {
  const output = runCommand(root, "npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder]);
  const [packed] = JSON.parse(output) as readonly { filename: string; files: readonly { path: string }[] }[];
  if (packed === undefined) throw new Error(`npm pack wrote nothing:\n${output}`);
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}

/** What a linter of packages finds in the tarball, suggestions included, and built files whose source has gone. */
export async function lintPackage(root: string, { tarball, files }: Packed): Promise<readonly string[]> {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: new Uint8Array(bytes).buffer } });
  const stale = files.filter((path) => path.startsWith("dist/") && !existsSync(join(root, sourceOf(path))));
  return [
    ...messages.map((message) => `package.json: ${formatMessage(message, pkg, { color: false }) ?? message.code}`),
    ...stale.map((path) => `${path}: there is no ${sourceOf(path)}; empty dist and build again`),
  ];
}

function sourceOf(path: string): string {
  return path.replace(/^dist/, "src").replace(/(\.d\.ts|\.js)(\.map)?$/, ".ts");
}
