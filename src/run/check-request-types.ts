import { requestInvalid } from "../errors/run.ts";
import type { Problem } from "../node.ts";
import type { RunRequest } from "./request.ts";

/** What is wrong with the types of a request that `tsc` has not seen. */
export function checkRequestTypes({ outputs, inputs, overrides, signal, onError }: RunRequest): readonly Problem[] {
  if (isNames(outputs) && isRecord(inputs) && isRecord(overrides) && isSignal(signal) && isOnError(onError))
    return none;
  return [
    ...(isNames(outputs) ? [] : [requestInvalid("outputs", 'an array of node names, such as ["predictions"]')]),
    ...(isRecord(inputs) ? [] : [requestInvalid("inputs", "an object of values by name, such as { clientId: 7 }")]),
    ...(isRecord(overrides) ? [] : [requestInvalid("overrides", "an object of values by the name of their node")]),
    ...(isSignal(signal) ? [] : [requestInvalid("signal", "an AbortSignal")]),
    ...(isOnError(onError) ? [] : [requestInvalid("onError", '"stop" or "continue"')]),
  ];
}

/** What is wrong with the number of asynchronous nodes that may run at the same time. */
export function checkConcurrency(concurrency: number | undefined): readonly Problem[] {
  const isFine =
    concurrency === undefined || concurrency === Infinity || (Number.isInteger(concurrency) && concurrency > 0);
  return isFine ? none : [requestInvalid("concurrency", "a whole number above 0")];
}

const none: readonly Problem[] = [];

function isNames(outputs: unknown): boolean {
  return Array.isArray(outputs) && outputs.every((name) => typeof name === "string");
}

function isRecord(values: unknown): boolean {
  return values === undefined || (typeof values === "object" && values !== null && !Array.isArray(values));
}

function isSignal(signal: unknown): boolean {
  return (
    signal === undefined ||
    (typeof signal === "object" && signal !== null && "aborted" in signal && "addEventListener" in signal)
  );
}

function isOnError(onError: unknown): boolean {
  return onError === undefined || onError === "stop" || onError === "continue";
}
