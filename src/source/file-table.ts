import { ts } from "ts-morph";
import { boundNames } from "./free-names.ts";

/** A name that a file takes from another module. */
export interface Import {
  readonly local: string;
  /** The module specifier as it is written. */
  readonly module: string;
  readonly kind: "named" | "default" | "namespace";
  /** What the other module calls it; only `named` imports choose one. */
  readonly name: string;
  readonly typeOnly: boolean;
}

/** A name that a file declares, as a value or as a type. */
export interface Declaration {
  readonly name: string;
  readonly nodes: readonly ts.Node[];
  /** The names it is exported by; `default` may be among them. */
  readonly exportedAs: readonly string[];
}

/** Where an exported name leads: to the file's own name, or to another module's (`*` for all of it). */
export type Export =
  | { readonly local: string; readonly typeOnly: boolean }
  | { readonly module: string; readonly name: string; readonly typeOnly: boolean };

/** What a file imports, declares and exports by name. */
export interface FileTable {
  readonly imports: ReadonlyMap<string, Import>;
  readonly values: ReadonlyMap<string, Declaration>;
  readonly types: ReadonlyMap<string, Declaration>;
  readonly exports: ReadonlyMap<string, Export>;
  /** The modules of `export * from "…"`. */
  readonly stars: readonly string[];
  /** The modules that are imported for what they do alone: `import "./setup.ts"`. */
  readonly effects: readonly string[];
}

interface Draft {
  readonly name: string;
  readonly nodes: ts.Node[];
  readonly exportedAs: string[];
}

interface Drafts {
  readonly imports: Map<string, Import>;
  readonly values: Map<string, Draft>;
  readonly types: Map<string, Draft>;
  readonly exports: Map<string, Export>;
  readonly stars: string[];
  readonly effects: string[];
  /** What `export { … }` says about the file's own names, which may be declared further down. */
  readonly listed: { readonly local: string; readonly exported: string }[];
}

/** Lists the names of a file. */
export function readFileTable(file: ts.SourceFile): FileTable {
  const table: Drafts = {
    imports: new Map(),
    values: new Map(),
    types: new Map(),
    exports: new Map(),
    stars: [],
    effects: [],
    listed: [],
  };
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, table);
    else if (ts.isExportDeclaration(statement)) readExport(statement, table);
    else if (ts.isExportAssignment(statement)) readDefault(statement, table);
    else readDeclaration(statement, table);
  }
  for (const { local, exported } of table.listed) {
    for (const draft of [table.values.get(local), table.types.get(local)]) {
      if (draft !== undefined && !draft.exportedAs.includes(exported)) draft.exportedAs.push(exported);
    }
  }
  return table;
}

function readImport({ importClause, moduleSpecifier }: ts.ImportDeclaration, { imports, effects }: Drafts): void {
  if (!ts.isStringLiteral(moduleSpecifier)) return;
  const module = moduleSpecifier.text;
  if (importClause === undefined) return void effects.push(module);
  const allTypes = importClause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const add = (local: string, kind: Import["kind"], name: string, typeOnly = false): void => {
    imports.set(local, { local, module, kind, name, typeOnly: typeOnly || allTypes });
  };
  if (importClause.name !== undefined) add(importClause.name.text, "default", "default");
  const bindings = importClause.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) return add(bindings.name.text, "namespace", "*");
  for (const { name, propertyName, isTypeOnly } of bindings.elements) {
    add(name.text, "named", (propertyName ?? name).text, isTypeOnly);
  }
}

function readExport(statement: ts.ExportDeclaration, { exports, stars, listed }: Drafts): void {
  const { exportClause, moduleSpecifier, isTypeOnly } = statement;
  const module =
    moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
  if (exportClause === undefined) {
    if (module !== undefined) stars.push(module);
  } else if (ts.isNamespaceExport(exportClause)) {
    if (module !== undefined) exports.set(exportClause.name.text, { module, name: "*", typeOnly: isTypeOnly });
  } else {
    for (const element of exportClause.elements) {
      const local = (element.propertyName ?? element.name).text;
      const typeOnly = isTypeOnly || element.isTypeOnly;
      const exported = element.name.text;
      exports.set(exported, module === undefined ? { local, typeOnly } : { module, name: local, typeOnly });
      if (module === undefined) listed.push({ local, exported });
    }
  }
}

function readDefault({ expression }: ts.ExportAssignment, table: Drafts): void {
  if (ts.isIdentifier(expression)) {
    table.exports.set("default", { local: expression.text, typeOnly: false });
    table.listed.push({ local: expression.text, exported: "default" });
  } else {
    table.values.set("default", { name: "default", nodes: [expression], exportedAs: ["default"] });
    table.exports.set("default", { local: "default", typeOnly: false });
  }
}

function readDeclaration(statement: ts.Statement, { values, types, exports }: Drafts): void {
  const exported = hasModifier(statement, ts.SyntaxKind.ExportKeyword);
  const isDefault = hasModifier(statement, ts.SyntaxKind.DefaultKeyword);

  function add(name: string, node: ts.Node, ...meanings: readonly Map<string, Draft>[]): void {
    const exportedAs = exported ? [isDefault ? "default" : name] : [];
    for (const drafts of meanings) {
      const draft = drafts.get(name);
      if (draft === undefined) drafts.set(name, { name, nodes: [node], exportedAs: [...exportedAs] });
      else {
        draft.nodes.push(node);
        draft.exportedAs.push(...exportedAs.filter((as) => !draft.exportedAs.includes(as)));
      }
    }
    for (const as of exportedAs) exports.set(as, { local: name, typeOnly: false });
  }

  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) {
      for (const name of boundNames(declaration.name)) add(name, declaration, values);
    }
  } else if (ts.isFunctionDeclaration(statement)) {
    add(statement.name?.text ?? "default", statement, values);
  } else if (ts.isClassDeclaration(statement)) {
    add(statement.name?.text ?? "default", statement, values, types);
  } else if (ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
    add(statement.name.text, statement, values, types);
  } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    add(statement.name.text, statement, types);
  }
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);
}
