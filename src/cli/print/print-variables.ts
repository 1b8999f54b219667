import type { Tags } from "../../node.ts";
import type { Stream } from "../io.ts";
import type { ListedNode } from "../list-nodes.ts";
import { printTable } from "./print-table.ts";

/** Nodes and inputs as a table. */
export function printVariables(variables: readonly ListedNode[], stream: Stream): string {
  if (variables.length === 0) return "No node has these tags.\n";
  const rows = variables.map(({ name, role, group, each, type, module, tags, doc }) => [
    name,
    role,
    group,
    each.join(", "),
    shorten(type, 40),
    module,
    printTags(tags),
    shorten(doc.split("\n")[0] ?? "", 60),
  ]);
  return printTable(["name", "role", "group", "for each", "type", "module", "tags", ""], rows, stream);
}

function printTags(tags: Tags): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join("|") : String(value)}`)
    .join(" ");
}

function shorten(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
