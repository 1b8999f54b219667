import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Lease } from "../../cache/store.ts";
import { nameOf } from "./line.ts";
import { describeOwner, isRunning, type Owner } from "./owner.ts";

/** Rights to compute keys, a small file each, which are made and looked at under the lock. */
export interface Leases {
  take(key: string): Lease | undefined;
  /** Removes what ended processes have left. Under the lock. */
  sweep(): void;
  close(): void;
}

const heartbeat = 5_000;
/** After how long without a heartbeat a process that cannot be looked for counts as ended. */
const silence = 30_000;

export function openLeases(folder: string, alone: <T>(work: () => T) => T, now: () => number): Leases {
  const held = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;

  function readOwner(file: string): Owner | undefined {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Owner;
    } catch {
      // It is gone, or its writer ended before it was whole.
      return undefined;
    }
  }

  function isHeld(file: string): boolean {
    const owner = readOwner(file);
    if (owner === undefined) return false;
    const { mtimeMs = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
    return isRunning(owner) ?? now() - mtimeMs < silence;
  }

  function beat(): void {
    const at = now() / 1000;
    for (const [token, file] of held) {
      try {
        if (readOwner(file)?.token === token) utimesSync(file, at, at);
      } catch {
        // Another process has taken it over, or the folder is gone.
        held.delete(token);
      }
    }
  }

  function release(token: string): void {
    const file = held.get(token);
    if (file === undefined) return;
    held.delete(token);
    if (held.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    alone(() => {
      if (readOwner(file)?.token === token) rmSync(file, { force: true });
    });
  }

  return {
    take: (key) =>
      alone(() => {
        const file = join(folder, nameOf(key));
        if (isHeld(file)) return undefined;
        const token = randomUUID();
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, JSON.stringify(describeOwner(token)));
        timer ??= setInterval(beat, heartbeat).unref();
        held.set(token, file);
        return { release: () => release(token) };
      }),
    sweep: () => {
      for (const name of namesIn(folder)) {
        const file = join(folder, name);
        if (!isHeld(file)) rmSync(file, { force: true });
      }
    },
    close: () => {
      for (const token of held.keys()) release(token);
    },
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
