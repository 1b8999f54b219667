import type { Change, ChangedNode, DiffedNode, ModulesDiff } from "../../codegen/diff-modules.ts";
import { formatLocation } from "../../errors/format.ts";
import type { Stream } from "../io.ts";

/** A difference for a person. */
export function printDiff(diff: ModulesDiff, base: string, stream: Stream): string {
  const { added, removed, changed, inputs, downstream } = diff;
  const lines = [
    ...added.map((node) => stream.paint("green", `+ ${describeNode(node)}`)),
    ...removed.map((node) => stream.paint("red", `- ${describeNode(node)}`)),
    ...changed.map((node) => `${stream.paint("yellow", `~ ${describeNode(node)}`)}\n    ${describeChanges(node)}`),
    ...inputs.added.map((name) => stream.paint("green", `+ input ${name}`)),
    ...inputs.removed.map((name) => stream.paint("red", `- input ${name}`)),
  ];
  if (lines.length === 0) return `No node differs from ${base}.\n`;
  const counts = `${added.length} added, ${removed.length} removed, ${changed.length} changed, ${downstream.length} downstream`;
  const below = downstream.length === 0 ? [] : [`\nDownstream of these: ${downstream.join(", ")}`];
  return [`Since ${base}: ${counts}`, "", ...lines, ...below, ""].join("\n");
}

function describeNode({ name, variant, role, type, location }: DiffedNode): string {
  return `${name}${variant === undefined ? "" : ` (${variant})`}: ${type}  ${role}, ${formatLocation(location)}`;
}

function describeChanges({ changes, before, after }: ChangedNode): string {
  const told: Readonly<Record<Change, () => string>> = {
    code: () => "code",
    type: () => `type: ${before.type} → ${after.type}`,
    module: () => `module: ${before.module} → ${after.module}`,
    condition: () => `condition: ${before.condition || "always"} → ${after.condition || "always"}`,
    edges: () => `edges: ${describeLists(before.edges, after.edges)}`,
    tags: () => `tags: ${JSON.stringify(before.tags)} → ${JSON.stringify(after.tags)}`,
  };
  return changes.map((change) => told[change]()).join("\n    ");
}

function describeLists(before: readonly string[], after: readonly string[]): string {
  const gone = before.filter((one) => !after.includes(one)).map((one) => `-${one}`);
  const come = after.filter((one) => !before.includes(one)).map((one) => `+${one}`);
  return [...gone, ...come].join(", ") || "in another order";
}
