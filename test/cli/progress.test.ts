import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showProgress } from "../../src/cli/print/show-progress.ts";
import { makeIo } from "./command.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
afterEach(() => void vi.useRealTimers());

test("a long run tells on a terminal for how long it has run, and takes that back at its end", () => {
  const { io, written } = makeIo("/");
  const end = showProgress("Running total", { ...io.error, isTerminal: true });
  vi.advanceTimersByTime(900);
  expect(written.err).toBe("");
  vi.advanceTimersByTime(1200);
  expect(written.err).toBe("\rRunning total… 1 s\rRunning total… 2 s");
  end();
  expect(written.err.endsWith("\r\u001B[K")).toBe(true);
});

test("nothing is told where there is no terminal", () => {
  const { io, written } = makeIo("/");
  const end = showProgress("Running total", io.error);
  vi.advanceTimersByTime(5000);
  end();
  expect(written.err).toBe("");
});
