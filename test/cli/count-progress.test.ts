import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { countProgress } from "../../src/cli/print/count-progress.ts";
import { makeIo } from "./command.ts";

afterEach(() => void vi.useRealTimers());

test("on a terminal, what takes long is counted, and nothing of that is left", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  let text = "";
  const write = (more: string | Uint8Array): void => void (text += String(more));
  const progress = countProgress({ ...makeIo("/").io.error, isTerminal: true, write }, "pushed");
  progress.tell(1, 10);
  vi.advanceTimersByTime(900);
  expect(text).toBe("");
  vi.advanceTimersByTime(300);
  await import("log-update");
  await setImmediate();
  progress.tell(3, 10);
  vi.advanceTimersByTime(1100);
  expect(text).toContain("pushed 3/10 (30 %)");
  progress.tell(4);
  vi.advanceTimersByTime(1100);
  expect(text).toMatch(/pushed 4(?!\/)/);
  const before = text.length;
  progress.end();
  expect(text.slice(before)).toContain("\u001B[");
  vi.advanceTimersByTime(5000);
  expect(text.slice(before)).not.toContain("pushed");
});

test("elsewhere nothing is written", () => {
  const { io, written } = makeIo("/");
  const progress = countProgress(io.error, "pushed");
  progress.tell(1, 2);
  progress.end();
  expect(written.err).toBe("");
});
