import { hash } from "node:crypto";
import type { Module, ModulePart } from "../module.ts";
import type { Declared, Decoration } from "../node.ts";
import type { CodePart } from "./entry.ts";
import { readCodeText } from "./read-code-text.ts";

/** The parts of the code that a function reaches, and one of its decorators where it is asked for: these first, then what they reach. Their texts are there where the sources are, and say what was built. */
export function readCodeParts(module: Module, declared: Declared, decoration?: number): readonly CodePart[] {
  const made = decoration === undefined ? undefined : declared.decorations[decoration];
  const roots = [nameOf(module, declared), ...(made === undefined ? [] : [nameAbove(module, declared, made)])];
  const stated = findReached(module, roots).flatMap((name) => describePart(module, name) ?? []);
  const isLiteral = made !== undefined && module.code?.[roots[1] ?? ""] === undefined;
  return isLiteral ? [...stated, describeLiteral(module, declared, made)] : stated;
}

const stale = new WeakMap<Module, ReadonlySet<string>>();
const readers = new WeakMap<Module, ReadonlyMap<string, readonly string[]>>();

/** The declared functions that reach a source file whose text is not the one that was built; of a file that is not there nothing can be told. Files are looked at once in a turn of the event loop. */
export function findStale(module: Module): ReadonlySet<string> {
  const known = stale.get(module);
  if (known !== undefined) return known;
  const changed = Object.entries(module.texts ?? {}).filter(([file, digest]) => {
    const now = readCodeText(module, file);
    return now !== undefined && now.digest !== digest;
  });
  const functions = new Set(changed.flatMap(([file]) => findReaders(module).get(file) ?? []));
  stale.set(module, functions);
  queueMicrotask(() => stale.delete(module));
  return functions;
}

/** By file the functions that reach it, themselves or by a decorator. */
function findReaders(module: Module): ReadonlyMap<string, readonly string[]> {
  const known = readers.get(module);
  if (known !== undefined) return known;
  const found = new Map<string, string[]>();
  for (const declared of module.declared) {
    const roots = [nameOf(module, declared), ...declared.decorations.map((each) => nameAbove(module, declared, each))];
    const files = new Set(findReached(module, roots).map(fileOf));
    for (const file of files) found.set(file, [...(found.get(file) ?? []), declared.name]);
  }
  readers.set(module, found);
  return found;
}

/** Everything that some parts refer to, they themselves first. */
function findReached({ code = {} }: Module, roots: readonly string[]): readonly string[] {
  const reached = new Set(roots);
  // A set that grows while it is gone through goes on to what is new.
  for (const name of reached) for (const link of code[name]?.links ?? []) reached.add(link);
  return [...reached];
}

/** A function that is exported by another name than its file has for it is listed by both. */
function nameOf({ name, code = {} }: Module, declared: Declared): string {
  const renamed = `./${name}.ts#export ${declared.name}`;
  return code[renamed] === undefined ? `./${name}.ts#${declared.name}` : renamed;
}

function nameAbove(module: Module, declared: Declared, decoration: Decoration): string {
  return `${nameOf(module, declared)}@${countedKind(declared, decoration)}`;
}

/** `pipeOutput`, or `pipeOutput.2` where it is not the first. */
function countedKind({ decorations }: Declared, decoration: Decoration): string {
  const place = decorations.filter(({ kind }) => kind === decoration.kind).indexOf(decoration);
  return place <= 0 ? decoration.kind : `${decoration.kind}.${place + 1}`;
}

/** Before the first `#` stands the file, which may have one itself only in what it is called. */
function fileOf(name: string): string {
  return splitName(name).file;
}

function splitName(name: string): { readonly file: string; readonly own: string | undefined } {
  const [, file = name, own] = /^(.*)#([^#/]*)$/s.exec(name) ?? [];
  return { file, own };
}

function describePart(module: Module, name: string): CodePart | undefined {
  const part = module.code?.[name];
  // A file that is only looked at on the way says nothing by itself.
  if (part === undefined) return undefined;
  const { file, own } = splitName(name);
  const text = readText(module, file, part);
  return { name: wordName(own), file, hash: part.hash, ...(text !== undefined && { text }) };
}

function wordName(own: string | undefined): string {
  if (own === undefined) return "all of it";
  const [above = "", kind] = own.replace(/^export /, "").split("@");
  return kind === undefined ? above : `${kind} above ${above}`;
}

function readText(module: Module, file: string, { spans }: ModulePart): string | undefined {
  const source = spans.length === 0 ? undefined : readCodeText(module, file);
  if (source === undefined || source.digest !== module.texts?.[file]) return undefined;
  const texts: string[] = [];
  for (let place = 0; place < spans.length; place += 2) texts.push(source.text.slice(spans[place], spans[place + 1]));
  return texts.join("\n\n");
}

/** A decorator whose arguments are nothing but literals is told by these. */
function describeLiteral({ name }: Module, declared: Declared, decoration: Decoration): CodePart {
  const { kind, args } = decoration;
  const text = `${kind}(${[declared.name, ...args.map((argument) => JSON.stringify(argument))].join(", ")});`;
  return {
    name: `${countedKind(declared, decoration)} above ${declared.name}`,
    file: `./${name}.ts`,
    hash: hash("sha256", text, "hex").slice(0, 16),
    text,
  };
}
