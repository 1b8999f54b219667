import type { Kind } from "./use.ts";

/** What some decorators mean together, and a node that shows it. */
export interface Meaning {
  readonly of: Kind;
  readonly with: readonly Kind[];
  readonly says: string;
  /** Made by each of the pairs. */
  readonly node: string;
}

export const meanings: readonly Meaning[] = [
  {
    of: "config",
    with: ["pipeOutput", "checkOutput", "subdag", "loadFrom", "saveTo"],
    says: "All that decorators make of a function is there only while its condition holds.",
    node: "pair",
  },
  {
    of: "config",
    with: ["mutate"],
    says: "While the condition of a step does not hold, the value passes on as it is.",
    node: "origin.pair",
  },
  {
    of: "resolve",
    with: ["parameterize"],
    says: "The names that it may make are those of nodes: `us.0`, not `0`.",
    node: "us.0",
  },
  {
    of: "subdag",
    with: ["parameterize", "inject"],
    says: "Bindings find the nodes inside by their names there, and all others outside.",
    node: "pair.table",
  },
  {
    of: "subdag",
    with: ["withColumns"],
    says: "The columns are added to what the subdag gives: `pair.table` is inside, `pair.table.2` has the columns.",
    node: "pair.table.2",
  },
  {
    of: "parameterizedSubdag",
    with: ["inject", "loadFrom", "pipeInput", "withColumns", "pipeOutput", "checkOutput", "saveTo"],
    says: "Each of its nodes gets its own.",
    node: "north.inputs.rows",
  },
  {
    of: "mutate",
    with: ["loadFrom"],
    says: "What is loaded is for the other parameters: the first takes the value on its way.",
    node: "origin.pair.load.factor",
  },
  {
    of: "mutate",
    with: ["checkOutput"],
    says: "The check is of what the step gives.",
    node: "origin.pair.check.seen",
  },
  {
    of: "mutate",
    with: ["mutated"],
    says: "A step may have steps of its own.",
    node: "origin.pair.square",
  },
  {
    of: "loadFrom",
    with: ["pipeInput"],
    says: "What is loaded goes through the steps.",
    node: "pair.load.table",
  },
  {
    of: "pipeInput",
    with: ["withColumns"],
    says: "The columns are computed of what the steps give.",
    node: "pair.shift",
  },
  {
    of: "pipeInput",
    with: ["parameterize", "parameterizeExtractColumns"],
    says: "The steps are taken once; bindings with a parameter of the name take what they give.",
    node: "pair.shift",
  },
  {
    of: "loadFrom",
    with: ["parameterize", "inject", "parameterizeExtractColumns"],
    says: "It is loaded once; bindings with a parameter of the name take it.",
    node: "pair.load.table",
  },
  {
    of: "parameterize",
    with: ["inject"],
    says: "The function's own node has the injected arguments and stands beside the others.",
    node: "pair",
  },
  {
    of: "parameterize",
    with: ["extractColumns"],
    says: "Each node has parts of its own.",
    node: "us.a",
  },
  {
    of: "parameterize",
    with: ["extractFields"],
    says: "Each node has parts of its own.",
    node: "us.length",
  },
  {
    of: "parameterizeExtractColumns",
    with: ["extractColumns"],
    says: "Its columns are called as it says, the others after their nodes.",
    node: "east.a",
  },
  {
    of: "retry",
    with: ["limit"],
    says: "Each attempt waits for its turn.",
    node: "pair",
  },
  {
    of: "retry",
    with: ["timeout"],
    says: "Each attempt has the time that `each` gives it; `total` is for all of them.",
    node: "pair",
  },
  {
    of: "limit",
    with: ["timeout"],
    says: "The time of an attempt begins after it has waited for its turn.",
    node: "pair",
  },
  {
    of: "parameterize",
    with: ["retry", "limit", "timeout"],
    says: "Each node is called so by itself, and all of them share the limit.",
    node: "us",
  },
  {
    of: "dataLoader",
    with: ["retry", "limit", "timeout"],
    says: "The function that loads is called so.",
    node: "pair.loader",
  },
  {
    of: "pipeOutput",
    with: ["retry", "limit", "timeout"],
    says: "The function is called so, its steps are not.",
    node: "pair.raw",
  },
  {
    of: "checkOutput",
    with: ["retry", "limit", "timeout"],
    says: "A check that fails is no reason to try again.",
    node: "pair.raw",
  },
  {
    of: "mutate",
    with: ["retry", "limit", "timeout"],
    says: "The step is called so.",
    node: "origin.pair",
  },
  {
    of: "runOn",
    with: ["retry", "limit", "timeout"],
    says: "Each attempt is a call of its own there; the turns and the times are counted here.",
    node: "pair",
  },
  {
    of: "runOn",
    with: ["pipeInput", "pipeOutput", "checkOutput"],
    says: "The function runs there; steps and checks run here.",
    node: "pair",
  },
  {
    of: "dataLoader",
    with: ["pipeOutput", "checkOutput", "schema"],
    says: "The data goes through the steps and is checked; `pair.loader` is what the function gave.",
    node: "pair.loader",
  },
  {
    of: "dataLoader",
    with: ["parameterize"],
    says: "Each node is loaded by itself.",
    node: "us.loader",
  },
  {
    of: "pipeOutput",
    with: ["extractColumns", "extractFields", "unpackFields", "sized"],
    says: "Parts are taken out of what the last step gives.",
    node: "pair.raise",
  },
  {
    of: "pipeOutput",
    with: ["mutated"],
    says: "The function's own steps come first.",
    node: "pair.square",
  },
  {
    of: "pipeOutput",
    with: ["checkOutput", "schema"],
    says: "What the last step gives is checked; `pair.raw` is what the function gave.",
    node: "pair.raw",
  },
  {
    of: "checkOutput",
    with: ["extractColumns", "extractFields", "unpackFields", "saveTo"],
    says: "What takes the value waits for its checks.",
    node: "pair.check.seen",
  },
  {
    of: "dataSaver",
    with: ["pipeOutput", "checkOutput", "extractFields", "saveTo"],
    says: "They act on what the function tells of the saved data.",
    node: "pair",
  },
  {
    of: "cache",
    with: ["parameterize"],
    says: "Each node is kept by itself; its own arguments tell how fresh it is.",
    node: "us",
  },
  {
    of: "cache",
    with: ["checkOutput", "schema", "pipeOutput"],
    says: "All nodes of the function are kept so, but its checks.",
    node: "pair.raw",
  },
  {
    of: "cache",
    with: ["dataLoader"],
    says: "The loader runs each time, unless `freshness` says that nothing has changed.",
    node: "pair.loader",
  },
  {
    of: "cache",
    with: ["subdag", "withColumns", "mutated"],
    says: "What other functions compute goes by what is said above those.",
    node: "pair",
  },
  {
    of: "cache",
    with: ["cache"],
    says: "They say different things.",
    node: "pair",
  },
  {
    of: "tag",
    with: ["checkOutput", "schema", "pipeOutput"],
    says: "All nodes of the function are tagged, but its checks.",
    node: "pair.raw",
  },
  {
    of: "tag",
    with: ["tagOutputs"],
    says: "Where both say something of one tag, the later in the file counts.",
    node: "pair",
  },
];
