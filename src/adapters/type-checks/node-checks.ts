import type { Edge, Node } from "../../node.ts";
import { joinTypes, partsOf, readPlainType, type TypeTable, type ValueType } from "../../value-type.ts";
import { type Check, type CheckSettings, type Compiling, simpleCheck } from "./check.ts";
import { hasMethod } from "./collection-checks.ts";
import { createCompiler } from "./compile-types.ts";
import { follow } from "./follow.ts";

/** What the values are compared with that a node takes and gives; nothing where any value fits. */
export interface NodeChecks {
  /** In the order of its edges; of a lazy one what it gives. */
  readonly edges: readonly (Check | undefined)[];
  readonly hasLazy: boolean;
  readonly result: Check | undefined;
  /** What is not known of the types: each annotation with what it is of. */
  readonly unknown: readonly (readonly [type: string, place: string])[];
}

/** Makes the checks of nodes, each once. */
export interface NodeCompiler {
  readonly checksOf: (node: Node) => NodeChecks;
  /** Of what a node inside of so many fan-outs gives for all items. */
  readonly nest: (node: Node, depth: number) => Check;
}

/** Nodes whose value is what their function returns, with the annotations of their parameters or of a binding's. */
const ownResults: ReadonlySet<string> = new Set(["function", "parameterize", "inject"]);
/** Nodes of steps: the first value is on its way, the others are those of a binding. */
const stepKinds: ReadonlySet<string> = new Set(["pipeOutput", "pipeInput", "mutate"]);
/** Steps of a parameter pass on what it takes, which may be more than its annotation says. */
const givers: ReadonlySet<string> = new Set([...ownResults, "pipeOutput", "mutate"]);

const none: TypeTable = {};

export function createNodeCompiler(settings: CheckSettings): NodeCompiler {
  const compilers = new WeakMap<TypeTable, Compiling>();
  const known = new WeakMap<Node, NodeChecks>();

  function compilerOf(table: TypeTable): Compiling {
    let compiler = compilers.get(table);
    if (compiler === undefined) compilers.set(table, (compiler = createCompiler(table, settings)));
    return compiler;
  }

  return {
    checksOf(node) {
      let checks = known.get(node);
      if (checks === undefined) known.set(node, (checks = makeNodeChecks(node, compilerOf(node.types ?? none))));
      return checks;
    },
    nest(node, depth) {
      const { types = none } = node;
      const type = withoutPromise(readType(node.type, types), types);
      const whole: ValueType = node.fansOut === true ? ["iterable", "unknown"] : type;
      return compilerOf(types).compile(nestType(whole, depth));
    },
  };
}

/** The checks of a node, as far as what it takes and gives is written out by its function or a binding, which all that goes into a subdag has. */
function makeNodeChecks(node: Node, compiling: Compiling): NodeChecks {
  const { types = none, edges, code, role } = node;
  const isOwn = ownResults.has(code.kind);
  const unknown: (readonly [string, string])[] = [];
  const checkOf = (text: string, place: string, wrap: (type: ValueType) => ValueType): Check | undefined => {
    const type = readType(text, types);
    // A file that tells nothing of its types is nobody's mistake.
    if (isUnknown(type) && node.types !== undefined && isOwn) unknown.push([text, place]);
    const check = compiling.compile(wrap(type));
    return check.isOpen === true ? undefined : check;
  };
  const taken = edges.map((edge, place) =>
    isOwn || role === "subdag input" || (stepKinds.has(code.kind) && place > 0)
      ? checkOf(edge.type, `${node.name}(${edge.parameter})`, (type) => typeOfEdge(edge, type))
      : undefined,
  );
  return {
    edges: taken,
    hasLazy: edges.some(({ marker }, place) => marker === "lazy" && taken[place] !== undefined),
    result:
      isOwn && node.fansOut === true
        ? fannedOut
        : givers.has(code.kind)
          ? checkOf(node.type, node.name, (type) => withoutPromise(type, types))
          : undefined,
    unknown,
  };
}

/** Arrays of a type, so many deep. */
function nestType(type: ValueType, depth: number): ValueType {
  return depth === 0 ? type : nestType(["array", type], depth - 1);
}

/** What is taken lazily is checked when it is there. */
function typeOfEdge({ marker }: Edge, type: ValueType): ValueType {
  return marker === "collect" ? ["array", type] : type;
}

/** What an annotation means. */
function readType(text: string, types: TypeTable): ValueType {
  const plain = readPlainType(text);
  if (plain !== undefined) return plain;
  if (Object.hasOwn(types, text)) return types[text]!;
  return Object.hasOwn(types, `#${text}`) ? `#${text}` : "?";
}

/** What is looked at of a result has been waited for. */
function withoutPromise(type: ValueType, types: TypeTable): ValueType {
  const known = follow(type, types);
  if (typeof known !== "object") return type;
  if (known[0] === "promise") return known[1];
  return known[0] === "or" ? joinTypes(partsOf(known).map((part) => withoutPromise(part, types))) : type;
}

function isUnknown(type: ValueType): boolean {
  return type === "?" || (typeof type === "object" && type.includes("?"));
}

/** Items are checked by what takes them. */
const fannedOut: Check = simpleCheck(
  ["or", ["iterable", "unknown"], ["asyncIterable", "unknown"]],
  (value) => hasMethod(value, Symbol.iterator) || hasMethod(value, Symbol.asyncIterator),
);
