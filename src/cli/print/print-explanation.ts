import { formatLocation } from "../../errors/format.ts";
import type { Explanation } from "../explain-output.ts";
import type { Stream } from "../io.ts";
import { describeNode, describePlace } from "./describe-node.ts";
import { printTable } from "./print-table.ts";

/** An explanation for a person. */
export function printExplanation(explanation: Explanation, stream: Stream): string {
  const { output, type, doc, location, inputs, config, nodes } = explanation;
  const inputRows = inputs.map(({ name, type, optional, reason }) => [
    name,
    `${type}${optional ? " (optional)" : ""}`,
    reason,
  ]);
  const configRows = config.map(({ key, value, named, reason }) => [
    key,
    value === undefined ? "not given" : JSON.stringify(value),
    named.length === 0 ? reason : `${reason}; conditions name ${named.map((one) => JSON.stringify(one)).join(", ")}`,
  ]);
  const nodeRows = nodes.map((node) => [
    node.name,
    node.reason,
    node.when ?? "",
    describeNode(node),
    describePlace(node.location),
  ]);
  return [
    `${stream.paint("bold", output)}: ${type}  ${stream.paint("dim", formatLocation(location))}\n`,
    doc === "" ? "" : `${doc}\n`,
    printPart(["input", "type", "why"], inputRows, stream),
    printPart(["config", "value", "why"], configRows, stream),
    printPart(["node", "why", "when", "what", "where"], nodeRows, stream),
  ].join("");
}

function printPart(headings: readonly string[], rows: readonly (readonly string[])[], stream: Stream): string {
  return rows.length === 0 ? "" : `\n${printTable(headings, rows, stream)}`;
}
