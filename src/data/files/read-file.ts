import { constants } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { fileTooLarge, formatWrong, pathIsFolder } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Metadata } from "../../loader.ts";
import { failRead } from "./file-failure.ts";
import { recognize } from "./recognize.ts";

/** The facts of a file, which is there and no folder. */
export interface FileFacts extends Metadata {
  readonly path: string;
  readonly bytes: number;
  readonly modified: string;
}

export async function readFacts(path: string): Promise<FileFacts> {
  const found = await stat(path).catch((error: unknown) => failRead(path, error));
  if (found.isDirectory()) throw new DataflowError([pathIsFolder(path)]);
  return { path, bytes: found.size, modified: found.mtime.toISOString() };
}

export async function readBytes(path: string, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = await readFile(path, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    return failRead(path, error);
  });
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A file of UTF-8, without the mark that some programs put at its beginning. `large` says what to do where it does not fit into a text. */
export async function readText({ path, bytes }: FileFacts, signal: AbortSignal, large: string): Promise<string> {
  if (bytes > constants.MAX_STRING_LENGTH) throw new DataflowError([fileTooLarge(path, large)]);
  const read = await readBytes(path, signal);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(read);
  } catch (error) {
    const hint = recognize(read) ?? "Save it as UTF-8, or read it with from.bytes and decode it.";
    throw new DataflowError([formatWrong(path, "text", "it is not UTF-8", hint)], { cause: error });
  }
}
