import { ts } from "ts-morph";
import { readPlainType, type TypeTable, type ValueType } from "../../value-type.ts";
import type { SourceFiles, SourceText } from "../source-files.ts";
import { writeOnOneLine } from "../tokens.ts";
import { describeType } from "./describe-type.ts";
import type { Describing, TypeScope } from "./type-scope.ts";

/** An annotation of a module, without the markers around it, and the file in which it is written. */
export interface Annotation {
  readonly type: ts.TypeNode;
  /** The same on one line. */
  readonly text: string;
  readonly file: SourceText;
  /** It is that of a result: what a promise resolves to is all that is ever looked at. */
  readonly isResult?: boolean;
}

/** The table of what a module's annotations mean: only of what their text does not tell, in the order of the names. */
export function describeTypes(annotations: readonly Annotation[], origin: SourceText, files: SourceFiles): TypeTable {
  const describing: Describing = { origin, files, rows: new Map(), short: new Map(), open: [] };
  const found = new Map<string, ValueType>();
  const seen = new Map<SourceText, Set<string>>();
  for (const annotation of annotations) {
    const type = valueOf(annotation);
    const text = type === annotation.type ? annotation.text : writeOnOneLine(type);
    const known = seen.get(annotation.file) ?? new Set();
    seen.set(annotation.file, known);
    if (known.has(text)) continue;
    known.add(text);
    if (readPlainType(text) !== undefined) continue;
    const scope: TypeScope = { file: annotation.file, bound: new Map(), describing, describe: describeType };
    const described = describeType(type, scope);
    const other = found.get(text);
    // One text in two files may mean two types, and does not say which.
    found.set(text, other === undefined || isSame(other, described) ? described : "?");
  }
  const reached = findReached(found.values(), describing);
  const rows = new Map([...describing.rows].filter(([name]) => reached.has(name)));
  for (const [text, type] of found)
    if (type !== `#${text}` && (type !== "?" || rows.has(`#${text}`))) rows.set(text, type);
  return Object.fromEntries([...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** What values are compared with. */
function valueOf({ type, file, isResult }: Annotation): ts.TypeNode {
  const isPromise =
    isResult === true &&
    ts.isTypeReferenceNode(type) &&
    ts.isIdentifier(type.typeName) &&
    type.typeName.text === "Promise" &&
    !file.types.has("Promise");
  return (isPromise ? type.typeArguments?.[0] : undefined) ?? type;
}

function isSame(one: ValueType, other: ValueType): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The rows that annotations lead to; some types are only described for a part of them. */
function findReached(types: Iterable<ValueType>, describing: Describing): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part === "object" && part !== null) Object.values(part).forEach(visit);
    if (typeof part !== "string" || reached.has(part) || !describing.rows.has(part)) return;
    reached.add(part);
    visit(describing.rows.get(part));
  };
  for (const type of types) visit(type);
  return reached;
}
