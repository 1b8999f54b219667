import { hasFreshness } from "./expected-nodes.ts";
import { hasKind, type Kind, type Stack, type Use } from "./use.ts";
import { cacheOf, loadable, savedField, stepName, tagsOf } from "./vocabulary.ts";

/** Where a call is printed. */
export interface Subject {
  readonly stack: Stack;
  /** The function. */
  readonly fn: string;
  /** It gives facts about saved data, where it is not a `Pair`. */
  readonly isSaved: boolean;
  /** The nodes that stand for its result. */
  readonly results: readonly string[];
  /** The columns that are taken out of it. */
  readonly columns: readonly string[];
  /** What is only there because resolvers call decorators. */
  readonly resolvable: readonly string[];
}

type Fragment = (subject: Subject, use: Use) => string;

const bind = (parameters: string, given: string): string => `(${parameters}) => [${given}]`;
const table = "table: Row[]";
const factor = "factor: number";

/** What each decorator is called with. */
const calls: Readonly<Record<Exclude<Kind, "mutated">, Fragment>> = {
  resolve({ fn, isSaved, resolvable }, use) {
    const names = `{ names: ${JSON.stringify(resolvable)} }`;
    const field = JSON.stringify(isSaved ? savedField(use) : "0");
    if (use.turn === 0)
      return `resolve(${fn}, ${names}, (settings: { parts: ${field}[] }) => { extractFields(${fn}, settings.parts); })`;
    const call = isSaved ? `extractFields(${fn}, [${field}])` : `unpackFields(${fn}, ["begin"])`;
    return `resolve(${fn}, ${names}, (settings: { isOpen: boolean }) => { if (settings.isOpen) ${call}; })`;
  },
  config: ({ fn }, { turn }) =>
    turn === 0 ? `config.when(${fn}, { mode: "on" })` : `config.whenNot(${fn}, { region: "off" })`,
  subdag: ({ fn }) => `subdag(${fn}, inner, { inputs: (seed: Row[]) => ({ rows: seed }), external: ["factor"] })`,
  parameterizedSubdag: ({ fn }) =>
    `parameterizedSubdag(${fn}, inner, { north: { inputs: (seed: Row[]) => ({ rows: seed }) }, south: { inputs: (others: Row[]) => ({ rows: others }) } }, { external: ["factor"] })`,
  mutate: ({ fn }) => `mutate(${fn}, [origin])`,
  loadFrom({ fn, stack }, { turn }) {
    const parameter = loadable(stack)[turn];
    const loader = parameter === "table" ? "(seed: Row[]) => from.literal(seed.slice(1))" : "from.literal(5)";
    return `loadFrom(${fn}, { ${parameter}: ${loader} })`;
  },
  pipeInput: ({ fn }, { turn }) =>
    `pipeInput(${fn}, ${turn === 0 ? `step(shift, ${bind("offset: number", "offset")})` : "step(double)"})`,
  withColumns: ({ fn }, { turn }) =>
    `withColumns(${fn}, ${turn === 0 ? `[c], { columns: ["a"], external: ["rate"] }` : `[d], { on: "table", columns: ["b"] }`})`,
  parameterize: ({ fn }, { turn }) =>
    turn === 0
      ? `parameterize(${fn}, { us: ${bind(`${table}, ${factor}`, "table, factor")}, eu: ${bind(`${table}, bonus: number, ${factor}`, "table, factor + bonus")} })`
      : `parameterize(${fn}, { ca: ${bind(`${table}, ${factor}`, "table, factor * 2")}, mx: ${bind(`${factor}, ${table}`, "reverse(table), factor")} })`,
  inject: ({ fn }) => `inject(${fn}, ${bind(`${table}, bonus: number, ${factor}`, "table, factor * bonus")})`,
  parameterizeExtractColumns: ({ fn }, { turn }) =>
    `parameterizeExtractColumns(${fn}, { ${
      turn === 0
        ? `east: { columns: ["a"], bind: ${bind(`${table}, ${factor}`, "table, factor")} }, west: { columns: { westB: "b" }, bind: ${bind(`${table}, bonus: number`, "table, bonus")} }`
        : `gulf: { columns: { gulfA: "a" }, bind: ${bind(`${table}, ${factor}`, "table, -factor")} }`
    } })`,
  retry: ({ fn }, { turn }) =>
    `retry(${fn}, ${turn === 0 ? "{ attempts: 2, delay: 0, on: (error, attempt) => error instanceof Error && attempt === 1 }" : '{ attempts: 3, backoff: "linear", delay: 1 }'})`,
  limit: ({ fn }, { turn }) =>
    `limit(${fn}, ${turn === 0 ? "{ tokensPerMinute: 1_000_000, tokens: parts.countTokens, used: () => 1 }" : "{ concurrency: 1 }"})`,
  timeout: ({ fn }, { turn }) => `timeout(${fn}, ${turn === 0 ? "60_000" : "{ each: 60_000, total: 90_000 }"})`,
  runOn: ({ fn }) => `runOn(${fn}, "elsewhere")`,
  dataLoader: ({ fn }) => `dataLoader(${fn})`,
  extractColumns: ({ fn }, { turn }) => `extractColumns(${fn}, [${turn === 0 ? '"a"' : '"b"'}])`,
  extractFields: ({ fn, isSaved }, use) =>
    `extractFields(${fn}, [${JSON.stringify(isSaved ? savedField(use) : use.turn === 0 ? "length" : "1")}])`,
  unpackFields: ({ fn }, { turn }) => `unpackFields(${fn}, ${turn === 0 ? '["first", "last"]' : '["head"]'})`,
  sized: ({ fn }) => `sized(${fn})`,
  pipeOutput({ fn, isSaved, columns }, { kind, turn, targeted }) {
    const name = stepName(kind, turn);
    const binding = turn === 0 ? `, ${bind("bonus: number", "bonus")}` : "";
    const step = `step(${name}${targeted ? "Column" : isSaved ? "Saved" : ""}${binding}, { name: ${JSON.stringify(name)} })`;
    return `pipeOutput(${fn}, ${targeted ? `{ target: ${JSON.stringify(columns)} }, ` : ""}${step})`;
  },
  checkOutput: ({ fn, columns }, { turn, targeted }) =>
    `checkOutput(${fn}, ${turn === 0 ? "seen" : "noted"}${targeted ? `, { target: ${JSON.stringify(columns)} }` : ""})`,
  schema: ({ fn, isSaved }, { turn }) =>
    turn === 1
      ? `schema(${fn}, shape)`
      : `schema(${fn}, ${isSaved ? '{ rows: "number" }' : '{ a: "number", b: "number" }'})`,
  saveTo: ({ fn, columns }, { turn, targeted }) =>
    `saveTo(${fn}, ${turn === 0 ? "keep" : 'to.memory("pair")'}${targeted ? `, { target: ${JSON.stringify(columns)} }` : ""})`,
  dataSaver: ({ fn }) => `dataSaver(${fn})`,
  cache({ fn, columns }, use) {
    const said = JSON.stringify(use.targeted ? { ...cacheOf(use), target: columns } : cacheOf(use)).slice(1, -1);
    const fresh = hasFreshness(use) ? ", freshness: (table, factor) => parts.countTokens(table, factor)" : "";
    return `cache(${fn}, { ${said}${fresh} })`;
  },
  tag: ({ fn }, { kind, turn }) => `tag(${fn}, ${JSON.stringify(tagsOf(kind, turn))})`,
  tagOutputs: ({ fn, results }, { kind, turn }) =>
    `tagOutputs(${fn}, { ${JSON.stringify(results[0])}: ${JSON.stringify(tagsOf(kind, turn))} })`,
};

/** The statement above the function; empty where the decorator stands elsewhere. */
export function printCall(subject: Subject, use: Use): string {
  const { kind, resolved } = use;
  if (kind === "mutated") return "";
  const call = calls[kind](subject, use);
  return resolved
    ? `resolve(${subject.fn}, { names: ${JSON.stringify(subject.resolvable)} }, (settings: { isOpen: boolean }) => { if (settings.isOpen) ${call}; });`
    : `${call};`;
}

/** Functions of the file that decorators bring with them. */
export function printFunctions({ stack, fn, isSaved }: Subject): readonly string[] {
  const type = isSaved ? "Saved" : "Pair";
  const columns = (turn: number): boolean => stack.some((use) => use.kind === "withColumns" && use.turn === turn);
  return [
    ...(hasKind(stack, "mutate") ? ["export function origin(seed: Row[]): Row[] { return seed.slice(1); }"] : []),
    ...(columns(0)
      ? [
          "/** @internal */\nexport function c(a: number[], rate: number): number[] { return a.map((value) => value * rate); }",
        ]
      : []),
    ...(columns(1)
      ? ["/** @internal */\nexport function d(b: number[]): number[] { return b.map((value) => value + 1); }"]
      : []),
    ...stack.flatMap(({ kind, turn }) => {
      if (kind !== "mutated") return [];
      const name = stepName(kind, turn);
      const step = isSaved ? `${name}Saved` : name;
      return [
        `mutate(${name}, [${fn}]);\nexport function ${name}(value: ${type}): ${type} { return parts.${step}(value); }`,
      ];
    }),
  ];
}
