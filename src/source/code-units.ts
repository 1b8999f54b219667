import { isBuiltin } from "node:module";
import { ts } from "ts-morph";
import { sha256 } from "./code-facts.ts";
import { isEponym } from "./eponym-name.ts";
import type { Declaration } from "./file-table.ts";
import type { Reference } from "./references.ts";
import type { Target } from "./resolve-name.ts";
import { resolveExport, resolveExternal, resolveName } from "./resolve-name.ts";
import type { SourceFiles, SourceText } from "./source-files.ts";

/** A piece of code and what it refers to. */
export interface CodeUnit {
  /** The code itself, normalised. */
  readonly digest: string;
  /** What its names stand for, in the order of the text: other units, or the hash of what is no code. */
  readonly links: ReadonlyMap<string, CodeUnit | string>;
  readonly packages: ReadonlySet<string>;
  /** It asks for the context of its node. */
  readonly asksContext: boolean;
}

/** The code of a declared function. */
export interface RootCode {
  /** Its own syntax, then the arguments of its decorators. */
  readonly nodes: readonly ts.Node[];
  /** Its decorators, each with how many of the arguments are its own. */
  readonly decorators: readonly string[];
}

/** Makes the units that code reaches, each once. */
export interface CodeUnits {
  /** A unit of its own for a function and the decorators above it. */
  make(file: SourceText, code: RootCode): CodeUnit;
}

interface Draft extends CodeUnit {
  readonly links: Map<string, CodeUnit | string>;
  readonly packages: Set<string>;
  asksContext: boolean;
}

export function createCodeUnits(files: SourceFiles): CodeUnits {
  const units = new Map<Declaration | SourceText, CodeUnit>();
  const pending: (() => void)[] = [];

  const digestOf = (node: ts.Node): string => files.readFacts(node).digest;

  function make(file: SourceText, { nodes, decorators }: RootCode): CodeUnit {
    const unit = draft([...decorators, ...nodes.map(digestOf)]);
    link(unit, file, nodes);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) next();
    return unit;
  }

  function link(unit: Draft, file: SourceText, nodes: readonly ts.Node[]): void {
    for (const reference of nodes.flatMap((node) => files.readFacts(node).references))
      linkReference(unit, file, reference);
  }

  function linkReference(unit: Draft, file: SourceText, reference: Reference): void {
    if (reference.kind === "import") {
      linkTarget(unit, `import ${reference.module}`, resolveExternal(files, file, reference.module, "*", "values"));
      return;
    }
    const target = resolveName(files, file, reference.name, "values");
    const member = reference.member;
    // Of a namespace only the members that are used count, as long as they are named.
    const exported =
      target?.kind === "module" && member !== undefined
        ? resolveExport(files, target.file, member, "values")
        : undefined;
    if (exported !== undefined) linkTarget(unit, `${reference.name}.${member}`, exported);
    else linkTarget(unit, reference.name, target, member);
  }

  function linkTarget(unit: Draft, label: string, target: Target | undefined, member?: string): void {
    switch (target?.kind) {
      case undefined:
        return;
      case "declaration":
        return void unit.links.set(label, unitOf(target.declaration, target.file, target.declaration.nodes));
      case "module":
        return void unit.links.set(label, unitOfModule(target.file));
      case "data":
        return void unit.links.set(label, sha256(target.text));
      case "missing":
        return void unit.links.set(label, `${target.module}#${target.name}`);
      case "package":
        if (isPackage(target.module)) unit.packages.add(packageName(target.module));
        else if (isEponym(target.module)) unit.asksContext ||= mayBeContext(target.name, member);
    }
  }

  function unitOf(
    key: Declaration | SourceText,
    file: SourceText,
    nodes: readonly ts.Node[],
    more?: (unit: Draft) => void,
  ): CodeUnit {
    const known = units.get(key);
    if (known !== undefined) return known;
    const code = nodes.filter((node) => !ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node));
    const unit = draft(code.map(digestOf));
    units.set(key, unit);
    pending.push(() => {
      link(unit, file, code);
      more?.(unit);
    });
    return unit;
  }

  /** A module as a whole: its exports, and its statements that are not declarations, such as decorators. */
  function unitOfModule(file: SourceText): CodeUnit {
    const statements = file.syntax.statements.filter((statement) => ts.isExpressionStatement(statement));
    return unitOf(file, file, statements, (unit) => {
      const names = [...file.exports.keys()].toSorted();
      for (const name of names) linkTarget(unit, `export ${name}`, resolveExport(files, file, name, "values"));
      for (const module of file.stars)
        linkTarget(unit, `export * ${module}`, resolveExternal(files, file, module, "*", "values"));
    });
  }

  return { make };
}

function draft(digestParts: readonly string[]): Draft {
  return { digest: sha256(digestParts.join("\n\n")), links: new Map(), packages: new Set(), asksContext: false };
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
