/** A block of code in a page or in a doc comment. */
export interface Fence {
  /** The first word after the backticks. */
  readonly language: string;
  /** Whatever follows it. */
  readonly rest: string;
  readonly code: string;
  /** Where its code starts in the file it was read from, counted from 1. */
  readonly line: number;
}

/** The fences of a text, in order. An indented fence (in a list) loses its indentation. */
export function readFences(text: string, firstLine = 1): readonly Fence[] {
  const lines = text.split(/\r?\n/);
  const fences: Fence[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [, indent = "", ticks, language = "", rest = ""] =
      /^(\s*)(`{3,})([^\s`]*)\s*([^`]*)$/.exec(lines[index] ?? "") ?? [];
    if (ticks === undefined) continue;
    const start = index + 1;
    const end = lines.findIndex((line, at) => at >= start && line.trim() === ticks);
    index = end === -1 ? lines.length : end;
    const code = lines.slice(start, index).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    fences.push({ language, rest: rest.trim(), code: code.join("\n"), line: firstLine + start });
  }
  return fences;
}

/** `// features.ts` as the first line of a fence says that it is that file, which the fences after it can import. */
export function fileNameOf(fence: Fence): string | undefined {
  return /^\/\/ ([\w.-]+(?:\/[\w.-]+)*\.ts)\s*(?:\n|$)/.exec(fence.code)?.[1];
}
