import type { CallContext, Executor, Task } from "eponym";

/** Calls functions of a file by an executor, as a run does. */
export function makeCaller(
  executor: Executor,
  { href }: URL,
): (name: string, value: unknown, moves?: readonly number[]) => Promise<unknown> {
  const context: CallContext = {
    runId: "bench",
    node: "bench",
    items: [],
    attempt: 1,
    signal: new AbortController().signal,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    progress: () => {},
  };
  const scope: Task["scope"] = {
    ...context,
    retried: () => {},
    submit: (_, run) => run(),
    giveWay: () => () => undefined,
  };
  return (name, value, moves = []) =>
    executor.run({ node: name, code: { url: href, name, of: "source" }, values: [value], scope, moves });
}
