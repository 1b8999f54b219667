/** Something that goes on although its run is over: what it is, in words, and how long it is worth waiting for. */
export interface UnfinishedWork {
  readonly what: string;
  readonly kind: "node" | "saver" | "adapters";
}

/** How long each kind of work is waited for, in milliseconds. */
export type Patience = Readonly<Record<UnfinishedWork["kind"], number>>;

interface Registry {
  readonly held: Set<WeakRef<UnfinishedWork>>;
  /** Who wants to be told when something has come to its end. */
  readonly waiting: Set<() => void>;
}

// One for all copies of the package in a process, as a dataflow may bring its own.
const key = Symbol.for("eponym.unfinished");
const holder = globalThis as { [key]?: Registry };
const { held, waiting } = (holder[key] ??= { held: new Set(), waiting: new Set() });

const forgotten = new FinalizationRegistry<WeakRef<UnfinishedWork>>(forget);

/**
 * Notes work whose run has stopped without it; gives what says that it has come to its end. Only that holds it, so that work which never ends is forgotten
 * together with its promise.
 */
export function noteUnfinished(work: UnfinishedWork): () => void {
  const noted = new WeakRef(work);
  held.add(noted);
  forgotten.register(work, noted, work);
  return () => {
    forgotten.unregister(work);
    forget(noted);
  };
}

/** The same for work that has a promise. */
export function trackUnfinished(work: UnfinishedWork, promise: PromiseLike<unknown>): void {
  const end = noteUnfinished(work);
  promise.then(end, end);
}

function forget(noted: WeakRef<UnfinishedWork>): void {
  held.delete(noted);
  for (const tell of waiting) tell();
}

/** What has not come to its end yet. */
export function listUnfinished(): readonly UnfinishedWork[] {
  return [...held].map((noted) => noted.deref()).filter((work) => work !== undefined);
}

/**
 * Waits until nothing is left that its kind is still worth waiting for, or until `signal` is aborted; gives what was left, which nobody waits for again.
 * It keeps no process alive.
 */
export function settleUnfinished(patience: Patience, signal?: AbortSignal): Promise<readonly UnfinishedWork[]> {
  const { promise, resolve } = Promise.withResolvers<readonly UnfinishedWork[]>();
  const over = new Set<UnfinishedWork["kind"]>();
  const check = (): void => {
    const left = listUnfinished();
    if (signal?.aborted !== true && left.some(({ kind }) => !over.has(kind))) return;
    waiting.delete(check);
    signal?.removeEventListener("abort", check);
    timers.forEach(clearTimeout);
    held.clear();
    resolve(left);
  };
  const timers = Object.entries(patience).map(([kind, ms]) => {
    const end = (): void => {
      over.add(kind as UnfinishedWork["kind"]);
      check();
    };
    return setTimeout(end, ms).unref();
  });
  waiting.add(check);
  signal?.addEventListener("abort", check);
  check();
  return promise;
}
