import { ts } from "ts-morph";
import { syntaxError } from "../errors/source.ts";
import type { Problem } from "../node.ts";
import { locateAt } from "./locate.ts";
import type { SourceText } from "./source-files.ts";

/** What the parser could not make sense of. */
export function readSyntaxErrors(file: SourceText): readonly Problem[] {
  return diagnosticsOf(file.syntax).map(({ start, messageText }) =>
    syntaxError(locateAt(file, start), ts.flattenDiagnosticMessageText(messageText, " ")),
  );
}

/** What stands in such a file may be read in another way once something else in it has changed. */
export function hasSyntaxErrors(syntax: ts.SourceFile): boolean {
  return diagnosticsOf(syntax).length > 0;
}

/** The parser keeps them beside the tree; the public way to them makes a whole program first. */
function diagnosticsOf(syntax: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const { parseDiagnostics = [] } = syntax as { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return parseDiagnostics;
}
