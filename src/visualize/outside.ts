import type { Graph } from "../graph/graph.ts";
import type { Arrow, Item, LabelLine } from "./drawing.ts";
import { showValue } from "./config-value.ts";
import { shortenLines } from "./label.ts";
import { type Look, looks, marks } from "./looks.ts";
import { type Drawn, formatPlace, type Setting } from "./node-item.ts";
import { nameMarks } from "./node-style.ts";
import { paint } from "./paint.ts";
import type { Source } from "./sources.ts";

/** What a name is that no node in the picture answers to. */
export function kindOutside(name: string, { config, inactive }: Graph, given: ReadonlySet<string>): "config" | "inactive" | "input" {
  if (Object.hasOwn(config, name)) return "config";
  return inactive.has(name) && !given.has(name) ? "inactive" : "input";
}

/** The box of an input, a config value, or a node without an active variant; `takes` is how the picture's nodes take it. */
export function drawOutside(name: string, takes: readonly Source[], { scope, options }: Setting): Drawn {
  const { graph } = scope;
  const optional = takes.length > 0 && takes.every((source) => source.optional);
  const type = graph.inputs.get(name)?.type ?? takes[0]?.type ?? graph.inactive.get(name)?.[0]?.type ?? "";
  const kind = kindOutside(name, graph, scope.given.union(scope.overrides));
  const names = nameMarks(name, scope);
  const { style, legend } = paint(lookOutside(kind, optional), names.map((mark) => marks[mark]));
  const location = graph.inputs.get(name)?.location;
  const item: Item = {
    id: name,
    name,
    kind,
    role: kind === "input" && optional ? "optional input" : kind,
    type,
    lines: shortenLines([
      { kind: "name", text: name },
      kind === "config" ? describeConfigValue(name, takes, graph) : { kind: "type", text: options.hideTypes === true ? "" : type },
    ]),
    style,
    marks: names,
    ...(options.run?.nodes[name] && { status: options.run.nodes[name].status }),
    doc: "",
    tags: {},
    ...(location && { place: formatPlace(location, options.root) }),
  };
  return { item, legend };
}

function lookOutside(kind: "config" | "inactive" | "input", optional: boolean): Look {
  if (kind !== "input") return looks[kind];
  return optional ? looks.optionalInput : looks.input;
}

function describeConfigValue(name: string, takes: readonly Source[], { config }: Graph): LabelLine {
  const secret = takes.some(({ type }) => /\bSecret\b/.test(type));
  return { kind: "value", text: secret ? "hidden" : showValue(name, config[name]) };
}

/** Puts the inputs that only one node takes into one box, where there are several of a kind. */
export function groupInputs(drawn: readonly Drawn[], arrows: readonly Arrow[]): { readonly drawn: readonly Drawn[]; readonly arrows: readonly Arrow[] } {
  const consumers = Map.groupBy(arrows, ({ from }) => from);
  const boxOf = (drawnItem: Drawn): string | undefined => {
    const { id, kind, role, marks } = drawnItem.item;
    const [only, ...others] = consumers.get(id) ?? [];
    return kind === "input" && marks.length === 0 && only !== undefined && others.length === 0 ? `${role === "input" ? "inputs" : "inputs?"}:${only.to}` : undefined;
  };
  const boxes = Map.groupBy(drawn, boxOf);
  const boxed = new Map<string, string>();
  for (const [box, inside] of boxes) if (box !== undefined && inside.length > 1) for (const { item } of inside) boxed.set(item.id, box);
  const seen = new Set<string>();
  const once = (box: string): boolean => !seen.has(box) && seen.add(box) !== undefined;
  return {
    drawn: drawn.flatMap((one) => {
      const box = boxed.get(one.item.id);
      if (box === undefined) return [one];
      return once(box) ? [shareBox(box, boxes.get(box)!)] : [];
    }),
    arrows: arrows.flatMap((arrow) => {
      const box = boxed.get(arrow.from);
      if (box === undefined) return [arrow];
      return once(`${box} arrow`) ? [{ ...arrow, from: box }] : [];
    }),
  };
}

function shareBox(id: string, inside: readonly Drawn[]): Drawn {
  const [first] = inside as readonly [Drawn];
  const members = inside.map(({ item }) => ({ name: item.name, type: item.type, optional: item.role !== "input" }));
  const lines = inside.map(({ item }): LabelLine => {
    const type = item.lines.find(({ kind }) => kind === "type")?.text;
    return { kind: "member", text: type === undefined ? item.name : `${item.name}: ${type}` };
  });
  const name = members.map((member) => member.name).join(", ");
  return { legend: first.legend, item: { ...first.item, id, name, kind: "inputs", type: "", lines: shortenLines(lines), members } };
}
