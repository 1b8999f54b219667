import { isMarkedAsUntransferable } from "node:worker_threads";
import { listExtraKeys } from "./array-keys.ts";
import { codecFor } from "./codecs.ts";
import type { Codec } from "../../codec.ts";
import { kindOf } from "./kind-of.ts";
import { bufferCodec, partCodec } from "./views.ts";

/** What has been found on the way through values. */
export interface Walk {
  /** Goes on through one more value. */
  visit(root: unknown): void;
  /** Whether there is something that cannot be sent, or would arrive as something else. */
  readonly isFaulty: boolean;
  /** Objects that hold other objects. */
  readonly branches: readonly object[];
  /** Values that have codecs, in the order in which they were found. */
  readonly coded: ReadonlyMap<object, Codec>;
  /** Buffers that are not shared memory. */
  readonly buffers: ReadonlySet<ArrayBuffer>;
}

/** Whether a buffer goes along rather than being copied, so that parts of it are not cut out. */
export type IsGiven = (buffer: ArrayBufferLike) => boolean;

/** Goes through values of any size and depth once, without paths: `findFaults` tells them, where something was found. */
export function createWalk(isGiven: IsGiven): Walk {
  const branches: object[] = [];
  const coded = new Map<object, Codec>();
  const buffers = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const next: object[] = [];
  let isFaulty = false;

  /** Whether it is an object. */
  function take(child: unknown): boolean {
    if (typeof child === "object" && child !== null) {
      next.push(child);
      return true;
    }
    if (typeof child === "function" || typeof child === "symbol") isFaulty = true;
    return false;
  }

  function takeProperty(value: object, key: string): boolean {
    return take((value as Readonly<Record<string, unknown>>)[key]);
  }

  function takeBuffer(buffer: ArrayBufferLike): void {
    if (buffer instanceof SharedArrayBuffer) return;
    if (buffer.detached) isFaulty = true;
    buffers.add(buffer);
  }

  function takeView(view: ArrayBufferView): void {
    if (isCut(view)) {
      coded.set(view, partCodec);
      return;
    }
    takeBuffer(view.buffer);
    if (Buffer.isBuffer(view)) coded.set(view, bufferCodec);
  }

  /** Whether it is a part of a buffer that is copied. */
  function isCut({ buffer, byteLength }: ArrayBufferView): boolean {
    if (byteLength === buffer.byteLength || buffer instanceof SharedArrayBuffer) return false;
    return !isGiven(buffer) || isMarkedAsUntransferable(buffer);
  }

  function takeOther(value: object): void {
    if (Buffer.isBuffer(value)) return takeView(value);
    const codec = codecFor(value);
    if (codec === undefined) isFaulty = true;
    else coded.set(value, codec);
  }

  function takeParts(value: object): void {
    switch (kindOf(value)) {
      case "array": {
        let isBranch = false;
        for (const child of value as readonly unknown[]) if (take(child)) isBranch = true;
        for (const key of listExtraKeys(value as readonly unknown[])) if (takeProperty(value, key)) isBranch = true;
        if (Object.getOwnPropertySymbols(value).length > 0) isFaulty = true;
        if (isBranch) branches.push(value);
        seen.add(value);
        return;
      }
      case "object": {
        let isBranch = false;
        for (const key of Object.keys(value)) if (takeProperty(value, key)) isBranch = true;
        if (Object.getOwnPropertySymbols(value).length > 0) isFaulty = true;
        if (!isBranch) return;
        branches.push(value);
        seen.add(value);
        return;
      }
      case "map":
        seen.add(value);
        branches.push(value);
        for (const [key, child] of value as ReadonlyMap<unknown, unknown>) {
          take(key);
          take(child);
        }
        return;
      case "set":
        seen.add(value);
        branches.push(value);
        for (const child of value as ReadonlySet<unknown>) take(child);
        return;
      case "whole":
        if (ArrayBuffer.isView(value)) takeView(value);
        else if (value instanceof ArrayBuffer) takeBuffer(value);
        return;
      case undefined:
        if (!coded.has(value)) takeOther(value);
    }
  }

  return {
    visit(root) {
      take(root);
      for (let value = next.pop(); value !== undefined; value = next.pop()) {
        if (seen.has(value)) continue;
        try {
          takeParts(value);
        } catch {
          // A getter has thrown, or a trap of a proxy.
          isFaulty = true;
        }
      }
    },
    get isFaulty() {
      return isFaulty;
    },
    branches,
    coded,
    buffers,
  };
}

/** Whether a value arrives in another thread as it is. */
export function isSendable(value: unknown): boolean {
  const walk = createWalk(() => true);
  walk.visit(value);
  return !walk.isFaulty;
}

/** The buffers in a value. */
export function listBuffers(value: unknown): ReadonlySet<ArrayBufferLike> {
  const walk = createWalk(() => true);
  walk.visit(value);
  return walk.buffers;
}
