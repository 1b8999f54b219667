import { fileNameOf, readFences } from "../../tools/docs/read-fences.ts";

/** The first example of a README: what a reader would copy, type and see. */
export interface FirstExample {
  readonly files: ReadonlyMap<string, string>;
  readonly commands: readonly string[];
  /** What the last command prints. */
  readonly output: string;
}

/**
 * Reads the `ts` fences that name their file (`// features.ts` as the first line), up to the first `sh` fence after them, whose lines are the
 * commands; the first `text` fence after that is what the last of them prints.
 */
export function readFirstExample(readme: string): FirstExample {
  const fences = readFences(readme);
  const first = fences.findIndex((fence) => fence.language === "ts" && fileNameOf(fence) !== undefined);
  const shell = fences.findIndex((fence, index) => index > first && fence.language === "sh");
  const output = fences.find((fence, index) => index > shell && fence.language === "text");
  if (first === -1 || shell === -1 || output === undefined) {
    throw new Error("The README has no first example: ts fences that name their files, an sh fence, a text fence.");
  }
  const files = fences.slice(first, shell).flatMap((fence): (readonly [string, string])[] => {
    const name = fence.language === "ts" ? fileNameOf(fence) : undefined;
    return name === undefined ? [] : [[name, `${fence.code}\n`]];
  });
  const lines = (fences[shell]?.code ?? "").split("\n").map((line) => line.replace(/\s+#.*$/, "").trim());
  return {
    files: new Map(files),
    commands: lines.filter((line) => line !== "" && !line.startsWith("#")),
    output: output.code,
  };
}
