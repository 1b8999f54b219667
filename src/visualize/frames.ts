import type { FanPaths } from "../graph/fan-outs.ts";
import type { Node } from "../node.ts";

/** A frame around a node: of its module, of a subdag, or of a fan-out. */
export interface Frame {
  /** Tells it apart from all that can be in the same frame. */
  readonly key: string;
  readonly label: string;
  /** The node whose items the fan-out is made of. */
  readonly forEach?: string;
}

/** Where a node is drawn. */
export interface Place {
  /** Outermost first. */
  readonly frames: readonly Frame[];
  /** The fan-outs that it is inside of and that have no frame. */
  readonly unframed: readonly string[];
}

/** What a node is in, by the ids of frames; modules and subdags are a tree by themselves, and so are fan-outs. */
interface Membership {
  readonly node: Node;
  readonly solids: readonly string[];
  readonly fans: readonly string[];
}

/**
 * The frames around nodes, so that they form a tree and each is drawn once: of two frames the larger one is around the smaller one. A fan-out that
 * holds only a part of a subdag or of a module, and other nodes too, gets no frame.
 */
export function placeNodes(nodes: Iterable<Node>, fanPaths: FanPaths, byModule: boolean): ReadonlyMap<string, Place> {
  const frames = new Map<string, Frame>();
  const found: Membership[] = [];
  for (const node of nodes) {
    const solids = openSolids(byModule ? [node.module, ...node.groups] : node.groups, frames);
    const fans = (fanPaths.get(node.name) ?? []).map((fan) => openFan(fan, frames));
    if (solids.length > 0 || fans.length > 0) found.push({ node, solids, fans });
  }
  const members = drawConstantsInside(found);
  const sizes = countIds(members.map(({ solids, fans }) => [...solids, ...fans]));
  const crossing = findCrossing(members, sizes);
  const shortNames = new Map(
    members.map(({ node, solids }) => [node.name, { inside: solids.at(-1), name: shortName(node) }]),
  );
  const nest = ({ solids, fans }: Membership): readonly Frame[] => {
    // Where two frames are around the same nodes, that of the fan-out is the outer one.
    const ids = [...fans.filter((fan) => !crossing.has(fan)), ...solids].toSorted(
      (one, other) => sizes.get(other)! - sizes.get(one)!,
    );
    return ids.map((id, depth) => {
      const frame = frames.get(id)!;
      const fan = frame.forEach === undefined ? undefined : shortNames.get(frame.forEach);
      const isNear = fan?.inside !== undefined && ids.indexOf(fan.inside) < depth && ids.includes(fan.inside);
      return isNear ? { ...frame, label: labelFan(fan.name) } : frame;
    });
  };
  return new Map(
    members.map((member, place) => {
      const unframed = found[place]!.fans.filter((fan) => crossing.has(fan));
      return [member.node.name, { frames: nest(member), unframed: unframed.map((fan) => frames.get(fan)!.forEach!) }];
    }),
  );
}

/** A constant of a subdag whose other nodes all run for each item must not keep them from having one frame. */
function drawConstantsInside(members: readonly Membership[]): readonly Membership[] {
  const isConstant = ({ node, fans }: Membership): boolean =>
    node.role === "subdag input" && node.edges.length === 0 && fans.length === 0;
  const shared = new Map<string, readonly string[]>();
  for (const member of members) {
    if (isConstant(member)) continue;
    for (const solid of member.solids)
      shared.set(
        solid,
        (shared.get(solid) ?? member.fans).filter((fan) => member.fans.includes(fan)),
      );
  }
  return members.map((member) =>
    isConstant(member) ? { ...member, fans: shared.get(member.solids.at(-1) ?? "") ?? [] } : member,
  );
}

/** What a node is called inside of the frames of its subdags. */
export function shortName({ name, groups }: Node): string {
  const prefix = `${groups.join(".")}.`;
  return groups.length > 0 && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** What a frame, or a word in its place, says of a fan-out. */
export function labelFan(fan: string): string {
  return `for each "${fan}"`;
}

function openSolids(path: readonly string[], frames: Map<string, Frame>): readonly string[] {
  const keys = path.map(encode);
  return path.map((label, depth) => {
    const id = keys.slice(0, depth + 1).join("/");
    if (!frames.has(id)) frames.set(id, { key: keys[depth]!, label });
    return id;
  });
}

/** No key of a module or subdag has a colon. */
function openFan(fan: string, frames: Map<string, Frame>): string {
  const id = `each:${encode(fan)}`;
  if (!frames.has(id)) frames.set(id, { key: id, label: labelFan(fan), forEach: fan });
  return id;
}

function encode(label: string): string {
  return encodeURIComponent(label.toWellFormed());
}

/** The fan-outs that have nodes in common with a module or subdag while neither is inside of the other. */
function findCrossing(members: readonly Membership[], sizes: ReadonlyMap<string, number>): ReadonlySet<string> {
  const crossing = new Set<string>();
  const fans = Map.groupBy(
    members.flatMap(({ fans, solids }) => fans.map((fan) => ({ fan, solids }))),
    ({ fan }) => fan,
  );
  for (const [fan, inside] of fans) {
    const common = countIds(inside.map(({ solids }) => solids));
    for (const [solid, count] of common) if (count < inside.length && count < sizes.get(solid)!) crossing.add(fan);
  }
  return crossing;
}

function countIds(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
