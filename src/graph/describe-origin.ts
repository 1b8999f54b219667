import type { Node } from "../node.ts";

/** What a role is called, and what a node of that role is of. */
interface Origin {
  readonly label: string;
  readonly of: (node: Node) => string | undefined;
}

const origins: ReadonlyMap<string, Origin> = new Map<string, Origin>([
  ["column", { label: "column of", of: findWhole }],
  ["field", { label: "field of", of: findWhole }],
  ["element", { label: "element of", of: findWhole }],
  ["raw", { label: "raw value of", of: before(".raw") }],
  ["check", { label: "check of", of: before(".check.") }],
  ["step", { label: "step of", of: findPiped }],
  ["loader", { label: "loader of", of: before(".loader") }],
  ["loaded", { label: "loaded for", of: before(".load.") }],
  ["saved", { label: "saver of", of: ({ edges }) => edges[0]?.node }],
  ["table", { label: "table for", of: findSubdag }],
  ["subdag input", { label: "input of subdag", of: findSubdag }],
  ["resolved", { label: "made by", of: ({ code }) => code.declared }],
]);

/** What a node is where it is no plain function, in words: `step of "total"`, `column of "train.table", in subdag "train"`. */
export function describeOrigin(node: Node): string | undefined {
  const subdag = findSubdag(node);
  const isInside = subdag !== undefined && origins.get(node.role)?.of !== findSubdag;
  const fanOut = node.fansOut === true ? "fan-out" : "";
  const parts = [describeRole(node), fanOut, ...(isInside ? [`in subdag "${subdag}"`] : [])].filter(
    (part) => part !== "",
  );
  return parts.length === 0 ? undefined : parts.join(", ");
}

function describeRole(node: Node): string {
  if (node.role === "function") return "";
  const origin = origins.get(node.role);
  const of = origin?.of(node);
  return origin === undefined || of === undefined ? node.role : `${origin.label} "${of}"`;
}

function findSubdag({ groups }: Node): string | undefined {
  return groups.length === 0 ? undefined : groups.join(".");
}

/** What stands in a name before something that derived nodes are named by. */
function before(part: string): (node: Node) => string | undefined {
  return ({ name }) => {
    const end = name.lastIndexOf(part);
    return end > 0 ? name.slice(0, end) : undefined;
  };
}

/** What a part is taken from; one that is checked or piped takes itself, so that only its function tells. */
function findWhole(node: Node): string | undefined {
  const taken = node.edges[0]?.node;
  return taken === undefined || taken.startsWith(`${node.name}.`) ? ownNames(node).at(-1) : taken;
}

/** A step is named after what it belongs to, and after a parameter of it where only that goes through it. */
function findPiped(node: Node): string | undefined {
  return (
    ownNames(node).find((own) => node.name.startsWith(`${own}.`)) ?? /^(.+?)\.[^.]+(?:\.\d+)?$/.exec(node.name)?.[1]
  );
}

/** The names that the function's own node may have: as it is exported, and without its variant. */
function ownNames({ code: { declared }, groups }: Node): readonly string[] {
  const end = declared.lastIndexOf("__");
  const names = end > 0 ? [declared, declared.slice(0, end)] : [declared];
  return names.map((name) => [...groups, name].join("."));
}
