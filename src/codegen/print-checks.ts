import { unwrapType } from "../decorators/unwrap-type.ts";
import { enumerateConfigs, meetsCondition } from "../graph/conditions.ts";
import type { Condition, Declared } from "../node.ts";
import type { Shape } from "./describe-shape.ts";
import type { GeneratorInput } from "./generate-module.ts";
import { printLiterals } from "./print-type.ts";
import type { TypedEdge, TypedNode } from "./type-nodes.ts";

/** What `tsc` is to prove of a module, one type a line whose name is what the message shows. */
export function printChecks(
  shape: Shape,
  nodes: readonly TypedNode[],
  { declared, configType }: GeneratorInput,
): string {
  const producers = new Map(shape.nodes.map((node) => [node.name, node.nodes]));
  const lines = [
    ...nodes.flatMap((node) => printEdges(node, producers)),
    ...(configType ? nodes.flatMap(printConditions) : []),
    ...declared.flatMap(printMarkers),
  ];
  return lines.length === 0
    ? ""
    : `export type Checked = [\n${[...new Set(lines)].map((line) => `  ${line},\n`).join("")}];\n`;
}

function printEdges(consumer: TypedNode, producers: ReadonlyMap<string, readonly TypedNode[]>): readonly string[] {
  return consumer.edges
    .filter(({ takes }) => takes !== "")
    .flatMap((edge) =>
      (producers.get(edge.node) ?? [])
        .filter(({ gives, when }) => gives !== edge.takes && canMeet(when, consumer.when))
        .map((producer) => printEdge(producer, edge, consumer)),
    );
}

function printEdge(producer: TypedNode, edge: TypedEdge, consumer: TypedNode): string {
  // `tsc` prints other characters than ASCII as escapes.
  const taken = `${describeNode(withoutRaw(consumer))}(${edge.parameter})`;
  const label = JSON.stringify(`${taken} <- ${describeNode(producer)}`);
  return `Edge<{ ${label}: ${producer.gives} }, { ${label}: ${edge.takes} }>`;
}

/** What takes its edges before its checks and steps is the function to its reader. */
function withoutRaw(node: TypedNode): TypedNode {
  return node.role === "raw" ? { ...node, name: node.name.slice(0, -".raw".length), role: "function" } : node;
}

/** A variant is named by its function. */
function describeNode({ name, when, code, role, within }: TypedNode): string {
  const isNamed = within !== undefined || when === undefined || name.startsWith(`${code.declared}.`);
  return isNamed ? name : role === "function" ? code.declared : `${name} of ${code.declared}`;
}

/** Some config makes both active. */
function canMeet(one: Condition | undefined, other: Condition | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return [...enumerateConfigs([one, other])].some(
    (config) => meetsCondition(one, config) && meetsCondition(other, config),
  );
}

function printConditions({ name, when, code, result, role, within }: TypedNode): readonly string[] {
  const isOwn = result && within === undefined;
  if (when === undefined || !(isOwn || role === "step" || within !== undefined)) return [];
  return [when.all, ...when.unless]
    .flatMap((choices) => Object.entries(choices))
    .map(([key, values]) => {
      const label = JSON.stringify(`${isOwn ? code.declared : name}: config.${key}`);
      return `ConditionFits<{ ${label}: ${printLiterals(values)} }, { ${label}: source.Config[${JSON.stringify(key)}] }>`;
    });
}

const plainType =
  /^(string|number|boolean|bigint|symbol|object|unknown|any|never|void|null|undefined|Date|RegExp|Map|Set|Array|Promise|Record|Readonly|Partial)\b/;

/** An alias might hide a marker, which only `tsc` can see; names of other types are passed over. */
function printMarkers({ name, parameters, call, type, fansOut, secret }: Declared): readonly string[] {
  const fn = `typeof source.${name}`;
  const own =
    fansOut === undefined && secret === undefined && mayHide(unwrapType(type, "Promise") ?? type)
      ? [printUnmarked(`result of ${name}`, `Result<${fn}>`)]
      : [];
  const taken = parameters.flatMap((parameter, place) =>
    parameter.node === parameter.name &&
    parameter.marker === undefined &&
    parameter.secret === undefined &&
    mayHide(parameter.type)
      ? [
          printUnmarked(
            `${name}(${parameter.name})`,
            call === "named" ? `Takes<${fn}, 0>[${JSON.stringify(parameter.name)}]` : `Takes<${fn}, ${place}>`,
          ),
        ]
      : [],
  );
  const kept = parameters.flatMap(({ name: parameter, marker }, place) =>
    marker === undefined
      ? []
      : [
          printKept(
            `${name}(${parameter})`,
            marker,
            call === "named" ? `Takes<${fn}, 0>[${JSON.stringify(parameter)}]` : `Takes<${fn}, ${place}>`,
          ),
        ],
  );
  const fanned = fansOut === true ? [printKept(`result of ${name}`, "parallelizable", `Result<${fn}>`)] : [];
  return [...own, ...fanned, ...taken, ...kept];
}

/** A marker that was read is there still: without it, the function would be given something else than it takes. */
function printKept(name: string, marker: string, type: string): string {
  const label = JSON.stringify(`marker of ${name}`);
  return `Edge<{ ${label}: ${JSON.stringify(marker)} }, { ${label}: MarkersOf<${type}> }>`;
}

/** One of several may be an alias: `Pages`, `Pages | null`, `Props["pages"]`. */
function mayHide(type: string): boolean {
  const members = type.includes("<") ? [type] : type.split("|").map((member) => member.trim());
  return members.some((member) => /^[A-Za-z_$][\w$]*(<.*>)?(\["[^"]*"\])*$/.test(member) && !plainType.test(member));
}

function printUnmarked(name: string, type: string): string {
  const label = JSON.stringify(name);
  return `Unmarked<{ ${label}: ${type} }, ${label}>`;
}
