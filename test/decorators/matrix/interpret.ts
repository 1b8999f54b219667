import * as parts from "./project/parts.ts";
import type { Pair, Row, Saved } from "./project/parts.ts";
import { type ExpectedNode, type NodeFacts, openBook } from "./expected-nodes.ts";
import { hasKind, type Kind, type Stack, type Use } from "./use.ts";
import { loadable, savedField, stepName } from "./vocabulary.ts";

/** What a function with some decorators above it makes. */
export interface Outcome {
  readonly nodes: ReadonlyMap<string, ExpectedNode>;
  /** The nodes that stand for the function's result. */
  readonly results: readonly string[];
  /** The columns that `extractColumns` takes out of it. */
  readonly columns: readonly string[];
  /** The names that are asked for from outside. */
  readonly inputs: ReadonlySet<string>;
}

/** The fixed order of the decorators; those in one line act in the order of the file. */
export const order: readonly (readonly Kind[])[] = [
  ["resolve"],
  ["config"],
  ["subdag", "parameterizedSubdag", "mutate"],
  ["loadFrom"],
  ["pipeInput"],
  ["withColumns"],
  ["parameterize", "inject", "parameterizeExtractColumns"],
  ["retry"],
  ["limit"],
  ["timeout"],
  ["runOn"],
  ["dataLoader"],
  ["extractColumns", "extractFields", "unpackFields", "sized"],
  ["pipeOutput"],
  ["mutated"],
  ["checkOutput", "schema"],
  ["saveTo", "dataSaver"],
  ["cache"],
  ["tag", "tagOutputs"],
];

/** A node to be, and what its function and its bindings find under a name. */
interface Call {
  readonly name: string;
  readonly look: (name: string) => unknown;
}
interface BoundCall extends Call {
  readonly args: readonly [table: readonly Row[], factor: number];
}

const steps = {
  raise: (cell: number, bonus: number) => cell + bonus,
  halve: (cell: number) => cell / 2,
  square: (cell: number) => cell * cell,
  lower: (cell: number) => cell - 1,
};

function mapCells(value: Pair | Saved | number[], map: (cell: number) => number): Pair | Saved | number[] {
  if (!Array.isArray(value)) return { ...value, total: map(value.total) };
  return value.map((item) => (typeof item === "number" ? map(item) : { a: map(item.a), b: map(item.b) })) as number[];
}

/** A value that takes the place of what a node computes; its checks are made all the same. */
export interface Override {
  readonly node: string;
  readonly value: Pair | Saved;
}

/** A naive interpreter of decorators over plain values, written from the rules and not from the sources. */
export function interpret(stack: Stack, given: Readonly<Record<string, unknown>>, override?: Override): Outcome {
  const book = openBook();
  const { add, addFresh } = book;
  const inputs = new Set<string>();
  const isSaved = hasKind(stack, "dataSaver");
  const result = isSaved ? "Saved" : "Pair";
  const uses = order.flatMap((phase) => stack.filter(({ kind }) => phase.includes(kind)));
  const usesOf = (...kinds: readonly Kind[]): readonly Use[] =>
    uses.filter(({ kind, targeted }) => targeted === undefined && kinds.includes(kind));
  const targetedOf = (...kinds: readonly Kind[]): readonly Use[] =>
    uses.filter(({ kind, targeted }) => targeted === true && kinds.includes(kind));

  const put = (call: Call, name: string, value: unknown): Call => ({
    ...call,
    look: (asked) => (asked === name ? value : call.look(asked)),
  });
  const look = (name: string): unknown => {
    inputs.add(name);
    return given[name];
  };
  const rowsOf = (call: Pick<Call, "look">, name: string): Row[] => call.look(name) as Row[];
  const numberOf = (call: Pick<Call, "look">, name: string): number => call.look(name) as number;

  function create(call: Call, { kind }: Use): readonly Call[] {
    if (kind === "mutate") {
      const value = add("origin.raw", "Row[]", rowsOf(call, "seed").slice(1), {
        isUntagged: true,
      });
      return [put({ ...call, name: "origin.pair" }, "table", value)];
    }
    const keys = kind === "subdag" ? { pair: "seed" } : { north: "seed", south: "others" };
    return Object.entries(keys).map(([name, source]) => {
      const rows = add(`${name}.inputs.rows`, "Row[]", rowsOf(call, source));
      const table = rows.map(({ a, b }) => ({ a: a + 1, b: b + 2 }));
      return put({ ...call, name }, "table", add(`${name}.table`, "Row[]", table, { isOther: true }));
    });
  }

  function load(call: Call, { turn }: Use): Call {
    const parameter = loadable(stack)[turn]!;
    const data: unknown = parameter === "table" ? rowsOf(call, "seed").slice(1) : 5;
    const type = parameter === "table" ? "Row[]" : "number";
    add(`${call.name}.load.${parameter}.loader`, `Loaded<${type}>`, { data, metadata: {} }, { isOutside: true });
    return put(call, parameter, add(`${call.name}.load.${parameter}`, type, data));
  }

  function pipeIn(call: Call, { turn }: Use): Call {
    const table = rowsOf(call, "table");
    const piped = turn === 0 ? parts.shift(table, numberOf(call, "offset")) : parts.double(table);
    return put(call, "table", addFresh(`${call.name}.${turn === 0 ? "shift" : "double"}`, "Row[]", piped));
  }

  function addColumns(call: Call, { turn }: Use): Call {
    const table = rowsOf(call, "table");
    const source = turn === 0 ? "a" : "b";
    const column = addFresh(
      `${call.name}.columns.${source}`,
      "number[]",
      table.map((row) => row[source]),
    );
    const added = turn === 0 ? column.map((value) => value * numberOf(call, "rate")) : column.map((value) => value + 1);
    const name = turn === 0 ? "c" : "d";
    add(`${call.name}.${name}`, "number[]", added, { isOther: true });
    const wide = table.map((row, place) => ({ ...row, [name]: added[place]! }));
    return put(call, "table", addFresh(`${call.name}.table`, "Row[]", wide));
  }

  const columns: string[] = [];
  /** The columns that `parameterizeExtractColumns` takes out at the end: by their names, and of which node. */
  const named: (readonly [name: string, of: string, column: "a" | "b"])[] = [];

  function bind(call: Call, { kind, turn }: Use): readonly BoundCall[] {
    const [table, factor] = [rowsOf(call, "table"), numberOf(call, "factor")];
    const to = (name: string, ...args: BoundCall["args"]): BoundCall => ({ ...call, name, args });
    if (kind === "inject") return [to(call.name, table, factor * numberOf(call, "bonus"))];
    if (kind === "parameterize")
      return turn === 0
        ? [to("us", table, factor), to("eu", table, factor + numberOf(call, "bonus"))]
        : [to("ca", table, factor * 2), to("mx", parts.reverse(table), factor)];
    if (turn === 1) named.push(["gulfA", "gulf", "a"]);
    else named.push(["a", "east", "a"], ["westB", "west", "b"]);
    return turn === 0
      ? [to("east", table, factor), to("west", table, numberOf(call, "bonus"))]
      : [to("gulf", table, -factor)];
  }

  function compute({ name, args }: BoundCall): void {
    const value = isSaved ? parts.savePair(...args) : parts.pairUp(...args);
    const isLoaded = hasKind(uses, "dataLoader");
    if (isLoaded) {
      const loaded = { data: value, metadata: { rows: 2 } };
      add(`${name}.loader`, "Loaded<Pair>", loaded, { isOutside: true, isCall: true });
    }
    finish(name, result, value, usesOf("pipeOutput", "mutated"), usesOf("checkOutput", "schema"), usesOf("saveTo"), {
      isWhole: true,
      isCall: !isLoaded,
      isOutside: isSaved,
    });
  }

  /** What becomes of a value before anything takes it, and where it is saved. */
  function finish(
    name: string,
    type: string,
    raw: Pair | Saved | number[],
    piped: readonly Use[],
    checked: readonly Use[],
    saved: readonly Use[],
    facts: NodeFacts,
  ): void {
    const hasRaw = piped.length + checked.length > 0;
    if (hasRaw) add(`${name}.raw`, type, raw, facts);
    let value = raw;
    for (const { kind, turn } of piped) {
      const step = stepName(kind, turn);
      const bonus = step === "raise" ? numberOf({ look }, "bonus") : 0;
      value = mapCells(value, (cell) => steps[step](cell, bonus));
      addFresh(`${name}.${step}`, type, value, { isOther: kind === "mutated" });
    }
    if (override?.node === name) ({ value } = override);
    for (const { kind, turn } of checked) {
      const check = kind === "schema" ? "schema" : turn === 0 ? "seen" : "noted";
      const told = `${check === "noted" ? "noted " : ""}${JSON.stringify(value)}`;
      const message = kind === "schema" ? "The value fits the schema." : told;
      addFresh(
        `${name}.check.${check}`,
        "CheckResult",
        { check, onFail: "fail", passed: true, message },
        { isUntagged: true },
      );
    }
    add(name, type, value, hasRaw ? { ...facts, isCall: false } : facts);
    for (const { turn } of saved) {
      const metadata = turn === 0 ? { kept: JSON.stringify(value) } : { key: "pair" };
      add(`${name}.save${turn === 0 ? "" : ".memory"}`, "Metadata", metadata, { isOutside: true });
    }
  }

  function extract(name: string, isOne: boolean, use: Use): void {
    const { kind, turn } = use;
    const value = book.valueOf(name) as Pair & Saved;
    const part = (own: string, type: string, piece: unknown): unknown =>
      add(isOne ? own : `${name}.${own}`, type, piece);
    if (kind === "sized") add(`${name}.size`, "number", Object.keys(value).length);
    else if (isSaved) {
      const field = savedField(use);
      part(field, typeof value[field], value[field]);
    } else if (kind === "extractColumns") {
      const column = turn === 0 ? "a" : "b";
      const own = isOne ? column : `${name}.${column}`;
      const cells = value.map((row) => row[column]);
      columns.push(own);
      finish(own, "number[]", cells, targetedOf("pipeOutput"), targetedOf("checkOutput"), targetedOf("saveTo"), {});
    } else if (kind === "extractFields") {
      if (turn === 0) part("length", "2", 2);
      else part("1", "Row", value[1]);
    } else if (kind === "resolve") part(turn === 0 ? "0" : "begin", "Row", value[0]);
    else {
      part(turn === 0 ? "first" : "head", "Row", value[0]);
      if (turn === 0) part("last", "Row", value[1]);
    }
  }

  let calls: readonly Call[] = [{ name: "pair", look }];
  for (const use of usesOf("subdag", "parameterizedSubdag", "mutate"))
    calls = calls.flatMap((call) => create(call, use));
  for (const use of usesOf("loadFrom")) calls = calls.map((call) => load(call, use));
  for (const use of usesOf("pipeInput")) calls = calls.map((call) => pipeIn(call, use));
  for (const use of usesOf("withColumns")) calls = calls.map((call) => addColumns(call, use));
  const expanders = usesOf("parameterize", "inject", "parameterizeExtractColumns");
  const bound = calls.flatMap((call): readonly BoundCall[] =>
    expanders.length === 0
      ? [{ ...call, args: [rowsOf(call, "table"), numberOf(call, "factor")] }]
      : expanders.flatMap((use) => bind(call, use)),
  );
  bound.forEach(compute);
  const results = bound.map(({ name }) => name);
  for (const [name, of, column] of named)
    add(
      name,
      "number[]",
      (book.valueOf(of) as Pair).map((row) => row[column]),
    );
  for (const use of usesOf("extractColumns", "extractFields", "unpackFields", "sized", "resolve"))
    for (const name of results) extract(name, results.length === 1, use);
  if (hasKind(stack, "mutate")) add("origin", result, book.valueOf(results[0]!), { isUntagged: true });
  return { nodes: book.finish(uses, results, columns), results, columns, inputs };
}
