import { expect, test, vi } from "vitest";
import { waitForUnfinished } from "../../src/cli/wait-for-unfinished.ts";
import { noteUnfinished } from "../../src/run/unfinished.ts";
import { makeIo } from "./command.ts";

test("on a terminal it is said what is waited for, and taken back at the end", async () => {
  const { io, written } = makeIo("/");
  const ends = ["a", "b", "c", "d", "d", "e"].map((name) => noteUnfinished({ what: `"${name}"`, kind: "saver" }));
  const waits = waitForUnfinished({ ...io, signal: AbortSignal.abort(), error: { ...io.error, isTerminal: true } });
  const told = 'Stopping: waiting for "a", "b", "c" and 2 more (Ctrl-C again to end at once)';
  await vi.waitFor(() => expect(written.err).toBe(told));
  ends.forEach((end) => end());
  await waits;
  expect(written.err).toBe(`${told}\r\u001B[K`);
});

test("two may wait at once, and nothing is said twice", async () => {
  const { io, written } = makeIo("/");
  noteUnfinished({ what: '"slow"', kind: "node" });
  await Promise.all([waitForUnfinished(io), waitForUnfinished(io)]);
  expect(written.err).toBe('Ended while "slow" still ran.\n');
});

test("what cannot come to its end any more is not waited for", async () => {
  const idle: (() => void)[] = [];
  const { io, written } = makeIo("/", { onIdle: (callback) => (idle.push(callback), () => {}) });
  noteUnfinished({ what: '"slow"', kind: "saver" });
  const waits = waitForUnfinished(io);
  idle.forEach((tell) => tell());
  await waits;
  expect(written.err).toBe("");
});
