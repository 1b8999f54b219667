import { type Adapter, Driver, type Run } from "eponym";
import { type FunctionSketch, sketchModule } from "../make-dataflow.ts";

/** A driver whose outputs are known when it runs only. */
export interface WatchedDriver {
  execute(outputs: readonly string[], options?: object): Promise<Record<string, unknown>>;
  run(outputs: readonly string[], options?: object): Promise<Run>;
}

/** A driver of sketched functions with some adapters. */
export function watch(
  sketches: Readonly<Record<string, FunctionSketch>>,
  adapters: readonly Adapter[],
  options: { readonly concurrency?: number } = {},
): WatchedDriver {
  return new Driver({ modules: [sketchModule(sketches)], adapters, ...options });
}

/** An adapter that notes every hook that is called, as `name hook node status`. */
export function noteHooks(name: string, notes: string[]): Adapter {
  const note = (...parts: readonly (string | undefined)[]): void => {
    notes.push([name, ...parts].filter((part) => part !== undefined).join(" "));
  };
  const place = (items: readonly { readonly index: number }[]): string | undefined =>
    items.length === 0 ? undefined : `#${items.map(({ index }) => index).join(".")}`;
  return {
    name,
    onDriverStart: () => note("onDriverStart"),
    onGraphConstruct: () => note("onGraphConstruct"),
    onGraphStart: () => note("onGraphStart"),
    async aroundGraph(_run, next) {
      note("aroundGraph(");
      try {
        return await next();
      } finally {
        note("aroundGraph)");
      }
    },
    onGraphEnd: (_run, { status }) => note("onGraphEnd", status),
    onFanOut: ({ node, count, items }) => note("onFanOut", node.name, place(items), String(count)),
    onItemStart: ({ items }) => note("onItemStart", place(items)),
    onItemEnd: ({ items }) => note("onItemEnd", place(items)),
    onNodeStart: ({ node, items }) => note("onNodeStart", node.name, place(items)),
    aroundNode({ node, items }, next) {
      note("aroundNode(", node.name, place(items));
      return next();
    },
    onNodeEnd: ({ node, items }, { status }) => note("onNodeEnd", node.name, place(items), status),
  };
}
