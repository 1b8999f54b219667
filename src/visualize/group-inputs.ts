import type { Arrow, LabelLine } from "./drawing.ts";
import { shortenLines } from "./label.ts";
import type { Drawn } from "./node-item.ts";

/** What is drawn outside the nodes, and the picture's arrows. */
export interface Outsides {
  readonly outside: readonly Drawn[];
  readonly arrows: readonly Arrow[];
}

/** Puts the inputs that only one node takes into one box, where there are several of a kind. */
export function groupInputs(outside: readonly Drawn[], arrows: readonly Arrow[]): Outsides {
  const consumers = Map.groupBy(arrows, ({ from }) => from);
  const boxOf = (drawnItem: Drawn): string | undefined => {
    const { id, kind, role, marks } = drawnItem.item;
    const [only, ...others] = consumers.get(id) ?? [];
    return kind === "input" && marks.length === 0 && only?.marker === undefined && only && others.length === 0
      ? `${role === "input" ? "inputs" : "inputs?"}:${only.to}`
      : undefined;
  };
  const boxes = Map.groupBy(outside, boxOf);
  const boxed = new Map<string, string>();
  for (const [box, inside] of boxes)
    if (box !== undefined && inside.length > 1) for (const { item } of inside) boxed.set(item.id, box);
  const seen = new Set<string>();
  const once = (box: string): boolean => !seen.has(box) && seen.add(box) !== undefined;
  return {
    outside: outside.flatMap((one) => {
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
  return {
    legend: first.legend,
    item: { ...first.item, id, name, kind: "inputs", type: "", lines: shortenLines(lines), members },
  };
}
