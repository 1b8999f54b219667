import { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import {
  bodyMissing,
  declaredTwice,
  defaultExport,
  generatorFunction,
  nameNotAllowed,
  overloadedFunction,
  reassignableFunction,
  returnTypeMissing,
  typedConst,
} from "../errors/source.ts";
import type { Declared } from "../node.ts";
import { hasModifier } from "./file-table.ts";
import type { FoundFunction } from "./find-functions.ts";
import { locate } from "./locate.ts";
import { readMarkers } from "./read-markers.ts";
import { readParameters } from "./read-parameters.ts";
import type { Reading } from "./reading.ts";
import { writeOnOneLine } from "./tokens.ts";

/** What a function's own syntax says of the nodes that it is exported as. */
export type FunctionFacts = Pick<Declared, "parameters" | "call" | "type" | "fansOut" | "secret" | "doc" | "location">;

/** Reads an exported function; reports everything about it that cannot be a node. */
export function readFunction(fn: FoundFunction, reading: Reading): FunctionFacts | undefined {
  const { file, report } = reading;
  const { local, syntax, place, doc } = fn;
  const location = locate(file, place);
  for (const name of fn.exportedAs) reportName(name, fn, reading);
  if (fn.form === "let" || fn.form === "var") report(reassignableFunction(location, local, fn.form));
  if (fn.typedOutside) return report(typedConst(location, local));
  if (!reportDeclarations(fn, reading)) return undefined;
  const owner: Owner = { node: local, phrase: `"${local}"` };
  const result = readResult(fn, owner, reading);
  if (syntax.asteriskToken !== undefined && result.fansOut === undefined) report(generatorFunction(location, local));
  return { ...readParameters(syntax, owner, reading), ...result, doc, location };
}

/** What a function gives, as its annotation says. */
function readResult(
  { local, syntax, place }: FoundFunction,
  owner: Owner,
  reading: Reading,
): Pick<Declared, "type" | "fansOut" | "secret"> {
  const { file, report } = reading;
  if (syntax.type === undefined) {
    report(returnTypeMissing(locate(file, place), local, hasModifier(syntax, ts.SyntaxKind.AsyncKeyword)));
    return { type: "" };
  }
  const { value, markers } = readMarkers(syntax.type, "result", file, owner, reading);
  const text = writeOnOneLine(value);
  reading.annotate({ type: value, text, file, isResult: true });
  return {
    type: text,
    ...(markers.has("Parallelizable") && { fansOut: true }),
    ...(markers.has("Secret") && { secret: true }),
  };
}

/** Reports a function that is exported without a name of its own. */
export function reportDefaultExport({ place, local }: FoundFunction, { file, report }: Reading): void {
  report(defaultExport(locate(file, place), local === "default" ? undefined : local));
}

function reportName(name: string, { place }: FoundFunction, { file, report }: Reading): void {
  const location = locate(file, place);
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) {
    report(nameNotAllowed(location, name, "Export it by a name that can be written without quotes."));
  } else if (name.endsWith("__")) {
    report(
      nameNotAllowed(
        location,
        name,
        `Two underscores come before a variant: write "${name}live", or "${name.replace(/_+$/, "")}".`,
      ),
    );
  }
}

/** Whether the name is declared once, as one function with a body. */
function reportDeclarations({ local, declaration }: FoundFunction, { file, report }: Reading): boolean {
  const [first, ...others] = declaration.nodes.filter(
    (node) => !ts.isFunctionDeclaration(node) || node.body !== undefined,
  );
  const [second] = others.filter((node) => !ts.isModuleDeclaration(node));
  if (first !== undefined && second !== undefined) {
    report(declaredTwice(locate(file, nameOf(second)), local, locate(file, nameOf(first))));
    return false;
  }
  const [signature] = declaration.nodes.filter((node) => ts.isFunctionDeclaration(node) && node.body === undefined);
  if (signature === undefined) return true;
  report(
    first === undefined
      ? bodyMissing(locate(file, nameOf(signature)), local)
      : overloadedFunction(locate(file, nameOf(signature)), local),
  );
  return false;
}

function nameOf(node: ts.Node): ts.Node {
  return ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node) || ts.isClassDeclaration(node)
    ? (node.name ?? node)
    : node;
}
