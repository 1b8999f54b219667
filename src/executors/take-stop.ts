import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { unpackNow } from "../data/codecs/unpack.ts";
import type { ThreadStop } from "./messages.ts";

/** What a call in this thread is told of its end. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Also looks at what has arrived and not been heard yet. */
  throwIfStopped(): void;
}

/** Listens to the port of a call until it closes. */
export function takeStop(port: MessagePort): Stop {
  const controller = new AbortController();
  const take = ({ reason }: ThreadStop): void => controller.abort(reason && unpackNow(reason)[0]);
  port.on("message", take);
  port.unref();
  return {
    signal: controller.signal,
    throwIfStopped() {
      const told = receiveMessageOnPort(port);
      if (told !== undefined) take(told.message as ThreadStop);
      controller.signal.throwIfAborted();
    },
  };
}
