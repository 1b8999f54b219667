import { isBuiltin } from "node:module";
import { ts } from "ts-morph";
import { sha256 } from "./code-facts.ts";
import { isEponym } from "./eponym-name.ts";
import type { Declaration } from "./file-table.ts";
import { createMutableNames, describeMutation } from "./mutable-names.ts";
import type { Reference } from "./references.ts";
import type { SyntaxUse } from "./read-syntax.ts";
import type { Target } from "./resolve-name.ts";
import { createResolver } from "./resolve-reference.ts";
import { resolveExport, resolveExternal } from "./resolve-name.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** A piece of code and what it refers to. */
export interface CodeUnit {
  readonly place: CodePlace;
  /** The code itself, normalised. */
  readonly digest: string;
  /** What its names stand for, in the order of the text: other units, or words for what is no code of the project. */
  readonly links: ReadonlyMap<string, CodeUnit | string>;
  /** The files that say where its names lead to, without being there themselves. */
  readonly passed: ReadonlySet<Pick<SourceText, "path" | "text">>;
  readonly packages: ReadonlySet<string>;
  /** It asks for the context of its node. */
  readonly asksContext: boolean;
  readonly unreadable: readonly UnreadableCode[];
}

/** Where a unit stands. */
export interface CodePlace {
  readonly file: Pick<SourceText, "path" | "text">;
  /** Of a declaration its name, of a decorator what it is and above what; missing where it is all of the file. */
  readonly name?: string | undefined;
  readonly nodes: readonly ts.Node[];
}

/** Something that the text does not tell. */
export interface UnreadableCode {
  /** `"counter"`, `import(path)` */
  readonly what: string;
  readonly why: string;
  readonly file: SourceText;
  readonly offset: number;
}

/** The code of a declared function, and that of each decorator above it. */
export interface FunctionCode {
  readonly declaration: Declaration;
  /** None for a decorator of this package whose arguments are nothing but literals. */
  readonly decorations: readonly (DecorationCode | undefined)[];
}

export interface DecorationCode {
  /** `pipeOutput`, or `pipeOutput.2` where it is not the first. */
  readonly name: string;
  readonly statement: ts.Statement;
  /** What is called, where it is a decorator of the project. */
  readonly callee: ts.Expression | undefined;
  /** The arguments after the function. */
  readonly args: readonly ts.Expression[];
}

export interface FunctionUnits {
  readonly function: CodeUnit;
  readonly decorations: readonly (CodeUnit | undefined)[];
}

/** Makes the units that code reaches, each once. */
export interface CodeUnits {
  make(file: SourceText, code: FunctionCode): FunctionUnits;
}

interface Draft extends CodeUnit {
  readonly links: Map<string, CodeUnit | string>;
  readonly passed: Set<Pick<SourceText, "path" | "text">>;
  readonly packages: Set<string>;
  readonly unreadable: UnreadableCode[];
  asksContext: boolean;
}

export function createCodeUnits(files: SourceFiles): CodeUnits {
  const units = new Map<Declaration | string, CodeUnit>();
  const pending: (() => void)[] = [];
  const doings = new WeakMap<SourceText, ReadonlyMap<string, readonly ts.Statement[]>>();
  const whyMutable = createMutableNames(files);
  const resolveReference = createResolver(files);

  function make(file: SourceText, { declaration, decorations }: FunctionCode): FunctionUnits {
    const unit = unitOfDeclaration(file, declaration);
    const others = decorations.map((each) => each && unitOfDecoration(file, declaration.name, each));
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
    return { function: unit, decorations: others };
  }

  function link(unit: Draft, file: SourceText, nodes: readonly ts.Node[], use?: SyntaxUse): void {
    for (const node of nodes) {
      const { references, mutations, opaque } = files.readFacts(node, use);
      for (const reference of references) linkReference(unit, file, reference);
      for (const { what, why, offset } of opaque)
        unit.unreadable.push({ what, why, file, offset: node.getStart() + offset });
      for (const mutation of mutations) {
        const imported = file.imports.has(mutation.name)
          ? resolveReference(file, { kind: "name", name: mutation.name, member: undefined }).target
          : undefined;
        const why = imported?.kind === "declaration" ? describeMutation(imported.declaration, mutation) : undefined;
        if (imported?.kind === "declaration" && why !== undefined)
          unit.unreadable.push(unreadableName(imported.file, imported.declaration, why));
      }
    }
  }

  function linkReference(unit: Draft, file: SourceText, reference: Reference): void {
    const resolved = resolveReference(file, reference);
    for (const passed of resolved.passed) unit.passed.add(passed);
    linkTarget(unit, resolved.label, resolved.target, resolved.member);
    if (reference.kind === "name") linkDoings(unit, file, reference.name);
  }

  /** What a file does at its top with a name, as it is loaded, may change what the name stands for. */
  function linkDoings(unit: Draft, file: SourceText, name: string): void {
    const statements = readDoings(file).get(name);
    if (statements === undefined) return;
    const key = `${file.path} does ${name}`;
    let done = units.get(key);
    if (done === undefined) {
      const made = draft(
        { file, name: `${name} at the top`, nodes: statements },
        statements.map((node) => files.readFacts(node).digest),
      );
      units.set(key, (done = made));
      pending.push(() => link(made, file, statements));
    }
    unit.links.set(`does ${name}`, done);
  }

  function readDoings(file: SourceText): ReadonlyMap<string, readonly ts.Statement[]> {
    let found = doings.get(file);
    if (found === undefined) {
      const named = new Map<string, ts.Statement[]>();
      for (const statement of file.syntax.statements.filter((each) => isDoing(each, file)))
        for (const reference of files.readFacts(statement).references)
          if (reference.kind === "name")
            named.set(reference.name, [...new Set([...(named.get(reference.name) ?? []), statement])]);
      doings.set(file, (found = named));
    }
    return found;
  }

  function linkTarget(unit: Draft, label: string, target: Target | undefined, member?: string): void {
    switch (target?.kind) {
      case undefined:
        return;
      case "declaration":
        return void unit.links.set(label, unitOfDeclaration(target.file, target.declaration));
      case "module":
        return void unit.links.set(label, unitOfModule(target.file));
      case "data":
        return void unit.links.set(label, unitOfData(target));
      case "missing":
        return void unit.links.set(label, `${target.module}#${target.name}`);
      case "package":
        unit.links.set(label, `${target.module}#${target.name}`);
        if (isPackage(target.module)) unit.packages.add(packageName(target.module));
        else if (isEponym(target.module)) unit.asksContext ||= mayBeContext(target.name, member);
    }
  }

  function unitOfDeclaration(file: SourceText, declaration: Declaration): CodeUnit {
    const known = units.get(declaration);
    if (known !== undefined) return known;
    const { name, nodes } = declaration;
    const code = nodes.filter((node) => !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node));
    const unit = draft({ file, name, nodes: code }, [name, ...code.map((node) => files.readFacts(node).digest)]);
    units.set(declaration, unit);
    pending.push(() => {
      link(unit, file, code);
      linkEffects(unit, file);
      linkDoings(unit, file, name);
      const why = whyMutable(file, declaration);
      if (why !== undefined) unit.unreadable.push(unreadableName(file, declaration, why));
    });
    return unit;
  }

  function unitOfDecoration(
    file: SourceText,
    above: string,
    { name, statement, callee, args }: DecorationCode,
  ): CodeUnit {
    const around = callee === undefined ? [] : [callee];
    const digests = args.map((node) => files.readFacts(node, "argument").digest);
    const unit = draft({ file, name: `${above}@${name}`, nodes: [statement] }, [
      `${name.replace(/\.\d+$/, "")}/${args.length}`,
      ...around.map((node) => files.readFacts(node).digest),
      ...digests,
    ]);
    link(unit, file, around);
    link(unit, file, args, "argument");
    return unit;
  }

  /** A module as a whole: its exports, and its statements that are not declarations, such as decorators. */
  function unitOfModule(file: SourceText): CodeUnit {
    const known = units.get(file.path);
    if (known !== undefined) return known;
    const statements = orderStatements(file);
    const unit = draft(
      { file, nodes: [] },
      statements.map((node) => files.readFacts(node).digest),
    );
    units.set(file.path, unit);
    pending.push(() => {
      link(unit, file, statements);
      linkEffects(unit, file);
      for (const name of [...file.exports.keys()].toSorted())
        linkTarget(unit, `export ${name}`, resolveExport(files, file, name, "values"));
      for (const module of file.stars)
        linkTarget(unit, `export * ${module}`, resolveExternal(files, file, module, "*", "values"));
    });
    return unit;
  }

  /** What a file imports for what it does alone may be seen by all of its code. */
  function linkEffects(unit: Draft, file: SourceText): void {
    for (const module of file.effects)
      linkTarget(unit, `import ${module}`, resolveExternal(files, file, module, "*", "values"));
  }

  function unitOfData({ path, text }: Target & { readonly kind: "data" }): CodeUnit {
    const known = units.get(path) ?? draft({ file: { path, text }, nodes: [] }, [text]);
    units.set(path, known);
    return known;
  }

  return { make };
}

function draft(place: CodePlace, digestParts: readonly string[]): Draft {
  return {
    place,
    digest: sha256(digestParts.join("\n\n")),
    links: new Map(),
    passed: new Set(),
    packages: new Set(),
    asksContext: false,
    unreadable: [],
  };
}

/** What is called on a function of the file may stand in any place; what else a module does happens in its order. */
function orderStatements(file: SourceText): readonly ts.Statement[] {
  const statements = file.syntax.statements.filter((statement) => ts.isExpressionStatement(statement));
  const byFunction = Map.groupBy(statements, (statement) => functionBelow(statement, file));
  return [...byFunction.keys()].toSorted().flatMap((name) => byFunction.get(name) ?? []);
}

/** The function of the file on which a statement calls something, as decorators do; or nothing. */
function functionBelow(statement: ts.Statement, { values }: SourceText): string {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  const [first] = call !== undefined && ts.isCallExpression(call) ? call.arguments : [];
  const name = first !== undefined && ts.isIdentifier(first) ? first.text : "";
  return values.get(name)?.nodes.some((node) => ts.isFunctionDeclaration(node)) === true ? name : "";
}

/** Whether a statement at the top of a file does something, rather than declares it or decorates a function. */
function isDoing(statement: ts.Statement, file: SourceText): boolean {
  return (
    !ts.isDeclarationStatement(statement) && !ts.isVariableStatement(statement) && functionBelow(statement, file) === ""
  );
}

function unreadableName(file: SourceText, { name, nodes }: Declaration, why: string): UnreadableCode {
  return { what: JSON.stringify(name), why, file, offset: nodes[0]?.getStart() ?? 0 };
}

/** What is done with the package as a whole is not known, unless one member of it is named. */
function mayBeContext(name: string, member: string | undefined): boolean {
  return name === "context" || (name === "*" && (member ?? "context") === "context");
}

function isPackage(module: string): boolean {
  return !isBuiltin(module) && !isEponym(module) && !module.startsWith("#") && !/^[a-z]+:/.test(module);
}

/** `@scope/name/part` belongs to `@scope/name`. */
function packageName(module: string): string {
  return module.split("/", module.startsWith("@") ? 2 : 1).join("/");
}
