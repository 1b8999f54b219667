import type { Graph } from "../graph/graph.ts";
import type { Item, LabelLine } from "./drawing.ts";
import { showValue } from "./config-value.ts";
import { shortenLines } from "./label.ts";
import { type Look, looks, marks } from "./looks.ts";
import { describeSecret, type Drawn, formatPlace, type Setting } from "./node-item.ts";
import { nameMarks } from "./node-style.ts";
import { paint } from "./paint.ts";
import type { Scope } from "./scope.ts";
import type { Source } from "./sources.ts";

type OutsideKind = "config" | "inactive" | "input";

/** What a name is that no node in the picture answers to. */
function kindOutside(name: string, { graph, given }: Scope): OutsideKind {
  if (Object.hasOwn(graph.config, name)) return "config";
  return graph.inactive.has(name) && !given.has(name) ? "inactive" : "input";
}

/** What the picture's nodes take from outside, in the order in which it is first taken, and outputs that no node answers to. */
export function drawOutsides(sources: readonly Source[], setting: Setting): readonly Drawn[] {
  const { scope, options } = setting;
  const { graph, nodes, outputs, path } = scope;
  const outside = sources.filter(({ name }) => !nodes.has(name));
  const takes = Map.groupBy(outside, ({ name }) => name);
  for (const name of outputs) if (!graph.nodes.has(name) && !takes.has(name)) takes.set(name, []);
  const hidden = { config: options.hideConfig === true, input: options.hideInputs === true, inactive: false };
  const isHidden = (name: string): boolean => hidden[kindOutside(name, scope)] && !outputs.has(name) && !path.has(name);
  return [...takes].filter(([name]) => !isHidden(name)).map(([name, sources]) => drawOutside(name, sources, setting));
}

/** The box of an input, a config value, or a node without an active variant; `takes` is how the picture's nodes take it. */
function drawOutside(name: string, takes: readonly Source[], { scope, options }: Setting): Drawn {
  const { graph } = scope;
  const optional = takes.length > 0 && takes.every((source) => source.optional);
  const type = graph.inputs.get(name)?.type ?? takes[0]?.type ?? graph.inactive.get(name)?.[0]?.type ?? "";
  const kind = kindOutside(name, scope);
  const names = nameMarks(name, scope);
  const { style, legend } = paint(
    lookOutside(name, kind, optional, graph),
    names.map((mark) => marks[mark]),
  );
  const location = graph.inputs.get(name)?.location;
  const item: Item = {
    id: name,
    name,
    kind,
    role: kind === "input" && optional ? "optional input" : kind,
    type,
    lines: shortenLines([
      { kind: "name", text: name },
      ...(kind === "config"
        ? [describeConfigValue(name, scope)]
        : [
            ...describeSecret(names).map((text): LabelLine => ({ kind: "badge", text })),
            { kind: "type", text: options.hideTypes === true ? "" : type } as const,
          ]),
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

function lookOutside(name: string, kind: OutsideKind, optional: boolean, { dormantInputs }: Graph): Look {
  if (kind !== "input") return looks[kind];
  if (dormantInputs.has(name)) return looks.dormantInput;
  return optional ? looks.optionalInput : looks.input;
}

function describeConfigValue(name: string, { graph: { config }, secrets }: Scope): LabelLine {
  return { kind: "value", text: secrets.has(name) ? "[secret]" : showValue(name, config[name]) };
}
