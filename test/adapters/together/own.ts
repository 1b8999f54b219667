import type { Adapter } from "../../../src/index.ts";
import { secretToken } from "./requests.ts";
import { type Account, type Calls, countCalls, countEach } from "./station.ts";

/** An adapter of a user's own, which keeps account of what it is told by itself. */
export interface OwnAdapter {
  readonly adapter: Adapter;
  readonly account: (id: string) => Account;
  /** The runs that it has seen, in the order in which they began. */
  readonly ids: readonly string[];
}

interface Notes {
  status: string;
  readonly ends: (readonly [node: string, status: string])[];
  readonly retried: string[];
  readonly warnings: string[];
  readonly logs: string[];
}

export function openOwn(): OwnAdapter {
  const runs = new Map<string, Notes>();
  const of = ({ id }: { readonly id: string }): Notes => runs.get(id)!;
  const ids: string[] = [];
  const adapter: Adapter = {
    name: "own",
    onGraphStart(run) {
      ids.push(run.id);
      runs.set(run.id, { status: "", ends: [], retried: [], warnings: [], logs: [] });
    },
    onGraphEnd: (run, { status }) => void (of(run).status = status),
    async aroundNode(_, next) {
      return next();
    },
    onNodeEnd: ({ node, run }, { status }) => void of(run).ends.push([node.name, status]),
    onRetry: ({ node, run }) => void of(run).retried.push(node.name),
    onWarning: (run, { code }) => void of(run).warnings.push(code),
    onLog: ({ run }, _level, text) => void of(run).logs.push(text.replaceAll(secretToken, "[secret]")),
  };
  const account = (id: string): Account => {
    const { status, ends, retried, warnings, logs } = runs.get(id)!;
    const calls: Calls = countCalls(ends);
    return { status, calls, retries: countEach(retried), warnings, logs: logs.toSorted() };
  };
  return { adapter, account, ids };
}
