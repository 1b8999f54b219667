import { processStreams, type TextStream } from "../terminal.ts";
import { guardWrites } from "./guard-writes.ts";

/** A line at the bottom of a terminal. */
export interface Line {
  /** Not shown before that moment. */
  readonly showAt: number;
  readonly print: (width: number) => string;
}

/** The bottom of one terminal, where all bars of the process that are written to it stand. */
export interface Screen {
  /** Loads what rewrites lines, for a run that has something to show from its start. */
  readonly ready: () => Promise<void> | undefined;
  readonly add: (line: Line) => void;
  readonly remove: (line: Line) => void;
  /** Something has changed. */
  readonly touch: () => void;
}

interface Rewriter {
  (text: string): void;
  clear(): void;
}

type CreateRewriter = (stream: NodeJS.WritableStream, options: { readonly showCursor: boolean }) => Rewriter;

const screens = new WeakMap<TextStream, Screen>();
/** Milliseconds between two changes of what is shown, and between two of nothing but the time. */
const [fastest, slowest] = [100, 1000];
let createRewriter: CreateRewriter | undefined;

/** The screen of a stream: several runs share it. */
export function screenOf(stream: TextStream): Screen {
  let screen = screens.get(stream);
  if (screen === undefined) screens.set(stream, (screen = createScreen(stream)));
  return screen;
}

function createScreen(stream: TextStream): Screen {
  const lines = new Set<Line>();
  let rewrite: Rewriter | undefined;
  let timer: NodeJS.Timeout | undefined;
  let unguard: (() => void) | undefined;
  let [isShown, isTouched, isOwn, isLineOpen] = [false, false, false, false];
  let paintedAt = -Infinity;

  const own = (write: () => void): void => {
    isOwn = true;
    try {
      write();
    } finally {
      isOwn = false;
    }
  };
  const clear = (): void => {
    if (isShown) own(() => rewrite?.clear());
    isShown = false;
  };
  const guard = (): void => {
    const { output, error } = processStreams();
    const terminals = [stream, ...[output, error].filter(({ isTTY }) => isTTY)];
    unguard ??= guardWrites(terminals, () => isOwn, {
      before: clear,
      after(text) {
        // What stands on an unfinished line would go with the bar.
        if (text !== "") isLineOpen = !text.endsWith("\n");
        isTouched = true;
      },
    });
  };
  const paint = (now: number): void => {
    const due = [...lines].filter(({ showAt }) => now >= showAt);
    if (isLineOpen) return;
    [paintedAt, isTouched] = [now, false];
    if (due.length === 0) {
      clear();
      return;
    }
    if (createRewriter === undefined) {
      // A run that nothing was shown of so far has not waited for it.
      void loadRewriter();
      return;
    }
    guard();
    // A hidden cursor would stay hidden if the process were killed.
    rewrite ??= createRewriter(stream as NodeJS.WritableStream, { showCursor: true });
    const width = Math.max(20, (stream.columns ?? 80) - 1);
    own(() => rewrite?.(due.map((line) => line.print(width)).join("\n")));
    isShown = true;
  };
  const tick = (): void => {
    const now = performance.now();
    if (now - paintedAt >= (isTouched ? fastest : slowest)) paint(now);
  };

  return {
    ready: () => (createRewriter === undefined ? loadRewriter() : undefined),
    add(line) {
      lines.add(line);
      timer ??= setInterval(tick, fastest);
      // The bar must not be what keeps a process alive that has nothing left to wait for.
      timer.unref();
      isTouched = true;
    },
    remove(line) {
      lines.delete(line);
      if (lines.size > 0) {
        isTouched = true;
        return;
      }
      clear();
      clearInterval(timer);
      unguard?.();
      [timer, unguard, isLineOpen] = [undefined, undefined, false];
    },
    touch() {
      isTouched = true;
      // Where nodes leave no time for timers.
      if (performance.now() - paintedAt >= fastest) tick();
    },
  };
}

/** A quick command is not to wait for it. */
async function loadRewriter(): Promise<void> {
  createRewriter = (await import("log-update")).createLogUpdate;
}
