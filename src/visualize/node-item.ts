import { formatLocation } from "../errors/format.ts";
import { describeCondition } from "../graph/conditions.ts";
import type { Location, Node, Problem } from "../node.ts";
import type { Item, LegendEntry } from "./drawing.ts";
import { labelFan, type Place, shortName } from "./frames.ts";
import { labelNode } from "./label.ts";
import { lookOfRole } from "./looks.ts";
import { layerMarks, type MarkName, nameMarks, readStyle } from "./node-style.ts";
import type { DrawOptions } from "./options.ts";
import { paint } from "./paint.ts";
import type { Scope } from "./scope.ts";

/** An item with what the legend has to say of it. */
export interface Drawn {
  readonly item: Item;
  readonly legend: readonly LegendEntry[];
}

/** What drawing one node needs to know of the whole picture. */
export interface Setting {
  readonly scope: Scope;
  readonly options: DrawOptions;
  /** The values of the tag `colorBy`, in order. */
  readonly tagValues: readonly string[];
  /** Where nodes are drawn that are in a frame or in a fan-out. */
  readonly places: ReadonlyMap<string, Place>;
  readonly report: (problem: Problem) => void;
}

/** The box of a node. */
export function drawNode(node: Node, { scope, options, tagValues, places, report }: Setting): Drawn {
  const look = lookOfRole(node.role);
  const own = readStyle(node, options, report);
  const status = options.run?.nodes[node.name]?.status;
  const condition = describeVariant(node);
  const names = nameMarks(node.name, scope);
  const layers = layerMarks(node, condition === undefined ? names : ["variant", ...names], own, options, tagValues);
  const { style, legend } = paint(look, layers);
  const forEach = scope.graph.fanPaths.get(node.name);
  const unframed = places.get(node.name)?.unframed ?? [];
  const badges = [...describeSecret(names), ...unframed.map(labelFan)];
  const item: Item = {
    id: node.name,
    name: node.name,
    kind: "node",
    role: node.role,
    type: node.type,
    lines: labelNode(node, look, options, { name: own?.label ?? shortName(node), condition, badges }),
    style,
    marks: names,
    ...(status !== undefined && { status }),
    ...(condition !== undefined && { condition }),
    doc: node.doc,
    tags: node.tags,
    place: formatPlace(node.location, options.root),
    module: node.module,
    ...(forEach !== undefined && { forEach }),
    ...(node.schema !== undefined && { schema: node.schema }),
  };
  return { item, legend };
}

/** The word that marks what is never shown. */
export function describeSecret(names: readonly MarkName[]): readonly string[] {
  return names.includes("secret") ? ["secret"] : [];
}

/** When a variant is active, in words; its parts, checks and steps do not repeat it. */
export function describeVariant({ when, result }: Node): string | undefined {
  return when !== undefined && result ? describeCondition(when) : undefined;
}

/** `dataflows/features.ts:12:8`, from the root if it is in there. */
export function formatPlace(location: Location, root = ""): string {
  const folder = root === "" || root.endsWith("/") ? root : `${root}/`;
  const { file } = location;
  return formatLocation({ ...location, file: file.startsWith(folder) ? file.slice(folder.length) : file });
}
