import { ts } from "ts-morph";
import type { Location } from "../node.ts";
import type { SourceText } from "./source-files.ts";

/** Where a node starts, after its comments. */
export function locate({ syntax, shown, text }: SourceText, node: ts.Node): Location {
  return locateAt({ syntax, shown, text }, node.getStart(syntax));
}

/** Where an offset of the text stands, with its line. */
export function locateAt(
  { syntax, shown, text }: Pick<SourceText, "syntax" | "shown" | "text">,
  offset: number,
): Location {
  const { line, character } = ts.getLineAndCharacterOfPosition(syntax, offset);
  const start = syntax.getLineStarts()[line] ?? 0;
  const end = text.slice(start).search(/\r?\n|$/);
  return { file: shown, line: line + 1, column: character + 1, text: text.slice(start, start + end) };
}
