import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Project, ts } from "ts-morph";
import { expect } from "vitest";
import { compilerOptions } from "./project.ts";

const modules = fileURLToPath(new URL("modules/", import.meta.url));

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** What an editor shows of a file beside the modules of the type tests; a text stands for the place of its last character where it first occurs. */
export interface OpenFile {
  /** What does not compile. */
  readonly errors: () => readonly string[];
  /** Where go to definition leads from a text, or from the start of another that it is part of. */
  readonly definitions: (text: string, within?: string) => readonly Place[];
  /** Where the links of what hovering shows lead. */
  readonly linksOf: (text: string) => readonly Place[];
  /** What hovering shows: the type, and what is said of it. */
  readonly hover: (text: string) => { readonly type: string; readonly doc: string };
  readonly completions: (position: number) => readonly string[];
}

/** Opens a file in the language service of TypeScript. */
export function openFile(text: string): OpenFile {
  const path = join(modules, "use.ts");
  const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, modules);
  const project = new Project({ compilerOptions: { ...options, allowJs: false } });
  project.createSourceFile(path, text);
  const service = project.getLanguageService().compilerObject;
  const positionOf = (part: string): number => text.indexOf(part) + part.length - 1;
  const infoOf = (part: string): ts.QuickInfo | undefined => service.getQuickInfoAtPosition(path, positionOf(part));
  return {
    errors: () =>
      service.getSemanticDiagnostics(path).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    definitions(part, within = part) {
      const position = within === part ? positionOf(part) : text.indexOf(within);
      const found = service.getDefinitionAtPosition(path, position) ?? [];
      return found.map(({ fileName, textSpan }) => placeOf(fileName, textSpan.start));
    },
    linksOf: (part) =>
      (infoOf(part)?.documentation ?? []).flatMap((shown) => {
        const target = (shown as ts.JSDocLinkDisplayPart).target as ts.DocumentSpan | undefined;
        return target === undefined ? [] : [placeOf(target.fileName, target.textSpan.start)];
      }),
    hover(part) {
      const info = infoOf(part);
      return {
        type: ts.displayPartsToString(info?.displayParts),
        doc: ts.displayPartsToString(info?.documentation),
      };
    },
    completions: (position) =>
      service.getCompletionsAtPosition(path, position, {})?.entries.map(({ name }) => name) ?? [],
  };
}

function placeOf(path: string, position: number): Place {
  return { file: basename(path), line: readFileSync(path, "utf8").slice(0, position).split("\n").length };
}

/** The one line of a file of the type tests that a pattern matches. */
export function lineOf(file: string, pattern: RegExp): number {
  const lines = readFileSync(join(modules, file), "utf8").split("\n");
  const found = lines.flatMap((line, place) => (pattern.test(line) ? [place + 1] : []));
  expect(found.length, `lines of ${file} with ${pattern}`).toBeGreaterThan(0);
  return found[0]!;
}
