import { listUnfinished, type Patience, settleUnfinished } from "../run/unfinished.ts";
import type { Io } from "./io.ts";

/** Savers may have to take back what they have written; adapters may have to send what they know. */
const patience: Patience = { node: 2000, saver: 10_000, adapters: 10_000 };
/** After so long it is said what is waited for. */
const quietMs = 300;
const mostNamed = 3;

/** Waits for what a run has left behind that was aborted or has failed, as long as it is worth waiting for. */
export async function waitForUnfinished(io: Io): Promise<void> {
  if (listUnfinished().length === 0) return;
  const wait = underWay.get(io) ?? startWaiting(io);
  underWay.set(io, wait);
  await wait;
  underWay.delete(io);
}

/** The command and what waits for it to end may both ask. */
const underWay = new WeakMap<Io, Promise<void>>();

async function startWaiting({ error, signal, onIdle }: Io): Promise<void> {
  const idle = new AbortController();
  // Nothing can come to its end any more.
  const cancel = onIdle(() => idle.abort());
  let isTold = false;
  const tell = (): void => {
    isTold = true;
    const again = signal.aborted ? "Ctrl-C again" : "Ctrl-C";
    error.write(error.paint("dim", `Stopping: waiting for ${nameSome(listUnfinished())} (${again} to end at once)`));
  };
  const timer = error.isTerminal ? setTimeout(tell, quietMs).unref() : undefined;
  const left = await settleUnfinished(patience, idle.signal);
  clearTimeout(timer);
  cancel();
  if (isTold) error.write("\r\u001B[K");
  if (left.length > 0 && !idle.signal.aborted) error.write(`Ended while ${nameSome(left)} still ran.\n`);
}

function nameSome(works: readonly { readonly what: string }[]): string {
  const names = [...new Set(works.map(({ what }) => what))];
  const rest = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
  return names.slice(0, mostNamed).join(", ") + rest;
}
