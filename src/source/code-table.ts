import { dirname, relative, sep } from "node:path";
import { ts } from "ts-morph";
import type { CodeRow } from "../module.ts";
import { sha256 } from "./code-facts.ts";
import type { CodeUnit, FunctionUnits } from "./code-units.ts";
import { linkedUnits } from "./hash-code.ts";
import { isData } from "./resolve-import.ts";
import type { SourceText } from "./source-files.ts";

/** The parts of the code that the functions of a module reach, and where their texts are. */
export interface CodeTable {
  /** By file and name, from the module's folder: the hash of each part's own syntax, then what it refers to. Sorted. */
  readonly code: Readonly<Record<string, CodeRow>>;
  /** Of the same parts in the same order: where their texts start and end in the files, lines counted as ending in one character. */
  readonly spans: readonly (readonly number[])[];
  /** A digest of each file that is reached. */
  readonly texts: Readonly<Record<string, string>>;
}

/** A declared function by the name it is exported by. */
export interface NamedUnits {
  readonly name: string;
  readonly units: FunctionUnits;
}

/** Describes what the functions of one file reach. */
export function describeCode(path: string, functions: readonly NamedUnits[]): CodeTable {
  const nameOf = ({ place }: CodeUnit): string =>
    place.name === undefined ? showFile(path, place.file.path) : `${showFile(path, place.file.path)}#${place.name}`;
  const rows = new Map<string, CodeUnit>();
  const reached = new Set<CodeUnit>();
  for (const { name, units } of functions) {
    for (const unit of [units.function, ...units.decorations]) if (unit !== undefined) reached.add(unit);
    if (name === units.function.place.name) continue;
    // By another name than its file has for it, a function is found under that as well.
    const own = showFile(path, path);
    rows.set(`${own}#export ${name}`, units.function);
    for (const unit of units.decorations)
      if (unit !== undefined) rows.set(`${own}#export ${name}@${unit.place.name?.split("@")[1]}`, unit);
  }
  // A set that grows while it is gone through goes on to what is new.
  for (const unit of reached) for (const linked of linkedUnits(unit)) reached.add(linked);
  for (const unit of reached) rows.set(nameOf(unit), unit);
  const sorted = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const texts = new Map<string, string>();
  for (const { place, passed } of reached)
    for (const file of [place.file, ...passed]) {
      const shown = showFile(path, file.path);
      if (!texts.has(shown)) texts.set(shown, digestText(file.text));
    }
  return {
    code: Object.fromEntries(
      sorted.map(([name, unit]) => {
        const links = linkedUnits(unit).map(nameOf);
        const passed = [...unit.passed].map((file) => showFile(path, file.path));
        return [name, [unit.digest.slice(0, 16), ...new Set([...links, ...passed].toSorted())]];
      }),
    ),
    spans: sorted.map(([, unit]) => spansOf(unit)),
    texts: Object.fromEntries([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The digest of a text, whatever its lines end in. */
export function digestText(text: string): string {
  return sha256(text.replaceAll("\r\n", "\n")).slice(0, 16);
}

/** A file as a module beside it would import it. */
export function showFile(from: string, path: string): string {
  const shown = relative(dirname(from), path).split(sep).join("/");
  return shown.startsWith("../") ? shown : `./${shown}`;
}

/** Data that is longer is not shown to anybody. */
const longestData = 20_000;

function spansOf({ place }: CodeUnit): readonly number[] {
  if (isData(place.file.path))
    return place.file.text.length > longestData ? [] : [0, countShort(place.file, place.file.text.length)];
  return place.nodes
    .map(widen)
    .flatMap((node) => [node.getStart(), node.end].map((offset) => countShort(place.file, offset)));
}

/** A variable with the word before it, where it stands alone. */
function widen(node: ts.Node): ts.Node {
  const { parent } = node;
  if (!ts.isVariableDeclaration(node) || !ts.isVariableDeclarationList(parent)) return node;
  return parent.declarations.length === 1 ? parent.parent : node;
}

function countShort({ text }: Pick<SourceText, "text">, offset: number): number {
  if (!text.includes("\r\n")) return offset;
  return text.slice(0, offset).replaceAll("\r\n", "\n").length;
}
