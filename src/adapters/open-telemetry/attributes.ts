import type { Attributes, AttributeValue } from "@opentelemetry/api";
import type { Node, TagValue } from "../../node.ts";
import type { NodeCall, RunInfo } from "../../run/adapter.ts";
import { describeShape, secret } from "../../run/shape.ts";
import type { Redactor } from "../secrets/redact.ts";

/** What is known of a run before it starts: names only. */
export function describeRun({ id, outputs, inputs, overrides }: RunInfo): Attributes {
  return {
    "eponym.run.id": id,
    "eponym.run.outputs": [...outputs],
    "eponym.run.inputs": Object.keys(inputs),
    "eponym.run.overrides": Object.keys(overrides),
  };
}

/** What is the same for all calls of a node. */
export function describeNode({ name, location, code, role, module, tags, placement }: Node): Attributes {
  return {
    "eponym.node": name,
    "eponym.node.role": role,
    "eponym.module": module,
    ...(placement !== undefined && { "eponym.executor": placement.executor }),
    ...Object.fromEntries(Object.entries(tags).map(([tag, value]) => [`eponym.tag.${tag}`, describeTag(value)])),
    "code.function.name": code.declared,
    "code.file.path": location.file,
    "code.line.number": location.line,
    "code.column.number": location.column,
  };
}

/** The items of fan-outs, outermost first: two lists, so that a span can be looked for by either. */
export function describeItems(items: NodeCall["items"]): Attributes {
  if (items.length === 0) return {};
  return { "eponym.item.fans": items.map(({ fan }) => fan), "eponym.item.indexes": items.map(({ index }) => index) };
}

/** The shapes of what a call is given. */
export function describeInputs({ run, node, values }: NodeCall, { cleanText }: Redactor): Attributes {
  return Object.fromEntries(
    node.edges.map(({ parameter, node: name }, place) => [
      `eponym.input.${parameter}.shape`,
      cleanText(shapeOf(run, name, values[place])),
    ]),
  );
}

/** The shape of what a call has given. */
export function describeOutput({ run, node }: NodeCall, value: unknown, { cleanText }: Redactor): Attributes {
  return { "eponym.output.shape": cleanText(shapeOf(run, node.name, value)) };
}

function shapeOf({ graph, tables }: RunInfo, name: string, value: unknown): string {
  return graph.secrets.has(name) ? secret : describeShape(value, tables);
}

/** Facts of a line of a log, as far as attributes can hold them; others as JSON. */
export function describeFacts(facts: object): Attributes {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]): [string, AttributeValue][] => {
      const told = describeFact(value);
      return told === undefined ? [] : [[`eponym.log.${name}`, told]];
    }),
  );
}

function describeFact(value: unknown): AttributeValue | undefined {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return describeShape(value);
  }
}

/** A list of several types is told as texts. */
function describeTag(value: TagValue): AttributeValue {
  if (!isList(value)) return value;
  const isEven = value.every((item) => typeof item === typeof value[0]);
  return isEven ? ([...value] as string[]) : value.map(String);
}

function isList(value: TagValue): value is Extract<TagValue, readonly unknown[]> {
  return Array.isArray(value);
}
