import type { Context } from "node:vm";
import { breakpointInterrupted } from "../../errors/adapter-options.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeThrown } from "../../errors/run.ts";
import { formatLocation } from "../../errors/format.ts";
import { describeShape } from "../../run/shape.ts";
import { createRedactor, redacted } from "../secrets/redact.ts";
import type { Breakpoint } from "./breakpoint.ts";
import { interruptProcess } from "./interrupt-process.ts";

/** Where commands are read from, and what they print is written to. */
export interface ReplStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** What Ctrl-C twice does; as outside of a prompt, unless given. */
  readonly interrupt?: () => void;
}

let last: Promise<void> = Promise.resolve();

/** Opens a prompt at a breakpoint, one after the other where several are met at once, until `.continue` or `.exit`, or the end of the run, which Ctrl-C twice asks for. */
export function stopInTerminal(place: Breakpoint, streams: ReplStreams): Promise<void> {
  const stop = last.then(() => openPrompt(place, streams));
  last = stop.catch(() => {});
  return stop;
}

async function openPrompt(
  place: Breakpoint,
  { input, output, interrupt = interruptProcess }: ReplStreams,
): Promise<void> {
  const { signal } = place.call;
  if (signal.aborted) return;
  const { start } = await import("node:repl");
  output.write(`${describePlace(place)}\n`);
  const prompt = start({ input, output, terminal: true, prompt: `${place.node.name}> ` });
  const { values, node, value, error, replace, call } = place;
  Object.assign(prompt.context satisfies Context, { values, node, value, error, replace, call });
  prompt.defineCommand("continue", {
    help: "Go on with the run",
    action() {
      this.close();
    },
  });
  let [isClosed, isInterrupted] = [false, false];
  prompt.once("close", () => (isClosed = true));
  // The prompt hears it first, and at the second one in a row closes in the next tick.
  prompt.on("SIGINT", () => process.nextTick(() => (isInterrupted = isClosed)));
  const close = (): void => prompt.close();
  signal.addEventListener("abort", close, { once: true });
  await new Promise((resolve) => {
    prompt.once("exit", resolve);
  });
  signal.removeEventListener("abort", close);
  if (!isInterrupted) return;
  interrupt();
  if (!signal.aborted) throw new DataflowError([breakpointInterrupted(place.node.name)]);
}

/** What is stopped at, with shapes in place of values. */
function describePlace({ when, node, call, value, error }: Breakpoint): string {
  const { secrets } = call.run.graph;
  const { cleanText } = createRedactor(call.run);
  const shape = (name: string, of: unknown): string =>
    secrets.has(name) ? redacted : cleanText(describeShape(of, call.run.tables));
  const item = call.items.map(({ fan, index }) => `, item ${index} of "${fan}"`).join("");
  return [
    `${words[when]} "${node.name}"${item} (${formatLocation(node.location)})`,
    ...node.edges.map((edge, place) => `  values.${edge.parameter}: ${shape(edge.node, call.values[place])}`),
    ...(when === "after" ? [`  value: ${shape(node.name, value)}`] : []),
    ...(when === "failure" ? [`  error: ${cleanText(describeThrown(error))}`] : []),
    "  replace(value) puts another value in its place; .continue goes on; Ctrl-C twice ends the run.",
  ].join("\n");
}

const words = { before: "Before", after: "After", failure: "Failure of" } as const;
