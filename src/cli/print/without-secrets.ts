import { createRedactor, type Redactor } from "../../adapters/secrets/redact.ts";
import type { Adapter, RunInfo } from "../../run/adapter.ts";
import type { Io, Stream } from "../io.ts";

/** By the process that a command runs in, as errors that nothing has caught are told by it too. */
const redactors = new WeakMap<Io, Redactor>();

/** From now on `withoutSecrets` knows the secrets that a run is given. */
export function hideSecrets(io: Io, given: Pick<RunInfo, "graph" | "inputs" | "overrides">): Redactor {
  const redactor = createRedactor(given);
  redactors.set(io, redactor);
  return redactor;
}

/** Learns the secrets that a run makes by itself. */
export function learnSecrets(io: Io): Adapter {
  return {
    name: "secrets of the command",
    onNodeEnd: (call, { value }) => redactors.get(io)?.learn(call, value),
  };
}

/** The same, with no secret in what is written beside the results. */
export function withoutSecrets(io: Io): Io {
  const { isTerminal, paint, write } = io.error;
  const error: Stream = {
    write: (text) => write(typeof text === "string" ? (redactors.get(io)?.cleanText(text) ?? text) : text),
    isTerminal,
    get columns() {
      return io.error.columns;
    },
    paint,
  };
  return { ...io, error };
}
