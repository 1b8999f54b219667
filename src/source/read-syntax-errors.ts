import { ts } from "ts-morph";
import { syntaxError } from "../errors/source.ts";
import type { Problem } from "../node.ts";
import { locateAt } from "./locate.ts";
import type { SourceText } from "./source-files.ts";

/** What the parser could not make sense of. */
export function readSyntaxErrors(file: SourceText): readonly Problem[] {
  // The parser keeps them beside the tree; the public way to them makes a whole program first.
  const { parseDiagnostics = [] } = file.syntax as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics.map(({ start, messageText }) =>
    syntaxError(locateAt(file, start), ts.flattenDiagnosticMessageText(messageText, " ")),
  );
}
