/** What a caller asks of a graph. */
export interface RunRequest {
  /** The nodes whose values are wanted. */
  readonly outputs: readonly string[];
  /** Values by the name of the input; `undefined` counts as not given. */
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
  /** Values that replace nodes, by the node's name; `undefined` counts as not given. */
  readonly overrides?: Readonly<Record<string, unknown>> | undefined;
  /** Ends the run early. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a failing node ends the run (`"stop"`, the default), or independent branches finish first. */
  readonly onError?: OnError | undefined;
}

export type OnError = "stop" | "continue";

/** The names that a request gives a value for. */
export function givenNames(values: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  return values === undefined ? none : Object.keys(values).filter((name) => values[name] !== undefined);
}

const none: readonly string[] = [];
