import type { MessagePort } from "node:worker_threads";
import type { ItemRef, LogLevel } from "../context.ts";
import type { Packed } from "../data/codecs/pack.ts";
import type { CodeReference } from "../executor.ts";
import type { Serving } from "../source/serve-dag.ts";

/** What a thread is told of a call. */
export interface ThreadCall {
  readonly code: CodeReference;
  readonly packed: Packed;
  readonly runId: string;
  readonly node: string;
  readonly items: readonly ItemRef[];
  readonly attempt: number;
  /** How this process finds modules that have not been built. */
  readonly serving: Serving | undefined;
  /** What it gives is never shown. */
  readonly isSecret: boolean;
  /** Where its messages go. */
  readonly port: MessagePort;
}

/** What a thread tells of a call; the last is a result or an error. */
export type ThreadMessage =
  | {
      readonly kind: "log";
      readonly level: LogLevel;
      readonly text: string;
      /** One value: the facts as far as they can be sent. */
      readonly facts: Packed | undefined;
    }
  | {
      readonly kind: "progress";
      readonly done: number;
      readonly total: number | undefined;
      readonly text: string | undefined;
    }
  | {
      /** Something that an earlier call of this node has left in the thread fails there, and nothing catches it. */
      readonly kind: "leftover";
      readonly node: string;
    }
  | ThreadOutcome;

/** What a call in a thread is told while it runs: that it is to end, and why, if that can be sent. */
export interface ThreadStop {
  readonly reason: Packed | undefined;
}

/** How a call ended: with what it gave, or what it threw. */
export interface ThreadOutcome {
  readonly kind: "result" | "error";
  readonly packed: Packed;
}
