import { globSync } from "node:fs";
import { basename } from "node:path";
import { Node, Project, SyntaxKind } from "ts-morph";

/** A situation of the catalogue, with `…` where its text depends on the case. */
export interface ErrorCode {
  /** The file of the catalogue, without its ending. */
  readonly area: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** The situations of `root/src/errors`, one for each factory, by area and in the order of the source. */
export function listErrorCodes(root: string): readonly ErrorCode[] {
  const project = new Project({ skipFileDependencyResolution: true, skipAddingFilesFromTsConfig: true });
  const paths = globSync("src/errors/*.ts", { cwd: root }).toSorted();
  return paths.flatMap((path) => {
    const file = project.addSourceFileAtPath(`${root}/${path}`);
    const factories = file.getFunctions().filter((fn) => fn.isExported());
    return factories.flatMap((fn) =>
      fn.getDescendants().flatMap((node) => {
        const parts = readProblem(node);
        const code = parts?.code?.getText().slice(1, -1);
        if (parts === undefined || code === undefined || !/^[A-Z][A-Z_]+$/.test(code)) return [];
        return [{ area: basename(path, ".ts"), code, message: readText(parts.message), hint: readText(parts.hint) }];
      }),
    );
  });
}

type Parts = Readonly<Record<"code" | "message" | "hint", Node | undefined>>;

/** The parts of a problem, written as an object or as a call of the file's own `problem`, whose parameters have their names. */
function readProblem(node: Node): Parts | undefined {
  if (Node.isObjectLiteralExpression(node)) {
    const part = (name: string): Node | undefined => {
      const property = node.getProperty(name);
      return Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
    };
    return { code: part("code"), message: part("message"), hint: part("hint") };
  }
  if (!Node.isCallExpression(node) || node.getExpression().getText() !== "problem") return undefined;
  const maker = node.getSourceFile().getFunction("problem");
  const names = maker?.getParameters().map((parameter) => parameter.getName()) ?? [];
  const part = (name: string): Node | undefined => node.getArguments()[names.indexOf(name)];
  return { code: part("code"), message: part("message"), hint: part("hint") };
}

/** What is written out of a text; of alternatives the first. */
function readText(node: Node | undefined): string {
  if (node === undefined) return "";
  if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) return node.getLiteralText();
  if (Node.isTemplateExpression(node)) {
    const spans = node.getTemplateSpans().map((span) => `…${span.getLiteral().getLiteralText()}`);
    return tidy(node.getHead().getLiteralText() + spans.join(""));
  }
  if (Node.isConditionalExpression(node)) return readText(node.getWhenTrue());
  if (Node.isCallExpression(node) && node.getExpression().getText().startsWith("suggest")) return "Did you mean …?";
  const scope = node.getFirstAncestorByKind(SyntaxKind.FunctionDeclaration);
  const local = Node.isIdentifier(node) ? scope?.getVariableDeclaration(node.getText()) : undefined;
  return local === undefined ? "…" : readText(local.getInitializer());
}

function tidy(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/…(\s*…)+/g, "…")
    .trim();
}
