import type { TextStream } from "../terminal.ts";

type Write = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Tells before and after something else writes to the same terminal, so that a bar can get out of the way; gives what undoes it. A write that the bar itself makes
 * is no news: `isOwn` says so.
 */
export function guardWrites(
  streams: readonly TextStream[],
  isOwn: () => boolean,
  told: { readonly before: () => void; readonly after: (text: string) => void },
): () => void {
  const undo = [...new Set(streams)].map((stream) => {
    const owned = Object.hasOwn(stream, "write");
    // oxlint-disable-next-line typescript/unbound-method -- called on the stream below
    const original = stream.write as Write;
    const guarded: Write = (...args) => {
      if (isOwn()) return original.apply(stream, args);
      told.before();
      const result = original.apply(stream, args);
      told.after(typeof args[0] === "string" ? args[0] : lastCharacter(args[0]));
      return result;
    };
    Reflect.set(stream, "write", guarded);
    return () => {
      // Somebody else may have put a function of their own around it meanwhile.
      if (Reflect.get(stream, "write") !== guarded) return;
      if (owned) Reflect.set(stream, "write", original);
      else Reflect.deleteProperty(stream, "write");
    };
  });
  return () => {
    for (const each of undo) each();
  };
}

function lastCharacter(bytes: unknown): string {
  return bytes instanceof Uint8Array && bytes.length > 0 ? String.fromCodePoint(bytes.at(-1)!) : "";
}
