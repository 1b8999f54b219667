import { ts } from "ts-morph";

/** A token's place in the text; `leaf` is its node where it is one, rather than a mark or a keyword between nodes. */
export type TokenVisitor = (start: number, end: number, leaf?: ts.Node) => void;

const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true);

/** Every token of a node in order, without comments and white space. */
export function forEachToken(root: ts.Node, visit: TokenVisitor): void {
  const { text } = root.getSourceFile();

  // Between nodes stand only marks and keywords, which a scanner reads without knowing the grammar.
  function scanGap(from: number, to: number): void {
    if (from >= to) return;
    scanner.setText(text, from, to - from);
    while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken) visit(scanner.getTokenStart(), scanner.getTokenEnd());
  }

  function walk(node: ts.Node): void {
    if (ts.isToken(node)) {
      const start = skipTrivia(text, node);
      if (start < node.end) visit(start, node.end, node);
      return;
    }
    let reached = node.pos;
    ts.forEachChild(node, (child) => {
      scanGap(reached, child.pos);
      walk(child);
      reached = child.end;
    });
    scanGap(reached, node.end);
  }

  walk(root);
}

function skipTrivia(text: string, node: ts.Node): number {
  // Text between JSX tags has no trivia; everything else starts after it.
  return ts.isJsxText(node) ? node.pos : Math.min(node.getStart(undefined, false), text.length);
}

/** The node as it is written, on one line and without comments; `names` gives identifiers another text. */
export function writeOnOneLine(root: ts.Node, names?: ReadonlyMap<ts.Node, string>): string {
  const { text } = root.getSourceFile();
  let line = "";
  let reached: number | undefined;
  forEachToken(root, (start, end, leaf) => {
    if (reached !== undefined && start > reached) line += " ";
    line += (leaf && names?.get(leaf)) ?? text.slice(start, end).replaceAll(/\r?\n/g, String.raw`\n`);
    reached = end;
  });
  // A union written downwards starts with a bar.
  return line.replace(/^\| /, "");
}
