import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { measureHead, readHead, type Fact, type Place, type SealedLine } from "./line.ts";
import { scanLines } from "./scan-lines.ts";

/** One generation of the journal. Bytes that are there never change. */
export interface Journal {
  readonly generation: number;
  /** How many bytes there are, and whether the file was removed because another generation took its place. */
  measure(): { readonly size: number; readonly isReplaced: boolean };
  /** The fact at a place, or `undefined` where it is damaged. */
  readFact(place: Place): Fact | undefined;
  /** The bytes that follow a head, or `undefined` where there are none. */
  readBytes(place: Place): Buffer | undefined;
  /** The line as it stands. */
  readLine(place: Place): Buffer;
  /** Appends lines under the lock; a line that was torn before does not touch them. */
  append(lines: readonly SealedLine[]): readonly Place[];
  /** Every whole line whose head is right, in order; what is torn or damaged goes to `skip`. Gives the offset behind the last. */
  replay(
    from: number,
    to: number,
    visit: (fact: Fact, place: Place) => void,
    skip?: (at: number, isTorn: boolean) => void,
  ): number;
  /** Every whole line, its head not yet proved. */
  scan(from: number, to: number, visit: (line: Buffer, place: Place) => void): number;
  close(): void;
}

/** Lines of one run lie together, so that one read brings many of them; a line that is far from the last one is read by itself. */
const blockSize = 1 << 16;
const alone = 1 << 12;

export function openJournal(path: string, generation: number, isNew: boolean): Journal {
  const file = openFile(path, isNew);
  const block = Buffer.allocUnsafeSlow(blockSize);
  let blockAt = 0;
  let blockLength = 0;

  function readAfresh(at: number, length: number): Buffer {
    if (length > blockSize) {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, at));
    }
    const isNear = at >= blockAt && at < blockAt + blockLength + blockSize;
    blockLength = readSync(file, block, 0, isNear ? blockSize : Math.max(length, alone), at);
    blockAt = at;
    return block.subarray(0, Math.min(length, blockLength));
  }

  function read(at: number, length: number): Buffer {
    const start = at - blockAt;
    return start >= 0 && start + length <= blockLength ? block.subarray(start, start + length) : readAfresh(at, length);
  }

  return {
    generation,
    measure: () => {
      const { size, nlink } = fstatSync(file);
      return { size, isReplaced: nlink === 0 };
    },
    // What was read while another process appended is read once more before it counts as damaged.
    readFact: ({ at, head }) => readHead(read(at, head)) ?? readHead(readAfresh(at, head)),
    readBytes: ({ at, head, length }) => {
      if (length <= head + 1) return undefined;
      return Buffer.from(read(at + head + 1, length - head - 2).toString("latin1"), "base64");
    },
    readLine: ({ at, length }) => read(at, length),
    append: (lines) => {
      const start = fstatSync(file).size;
      const places: Place[] = [];
      const parts: Buffer[] = [];
      let at = start;
      for (const { text, head } of lines) {
        const bytes = Buffer.from(`\n${text}\n`);
        places.push({ at: at + 1, head, length: bytes.length - 2 });
        parts.push(bytes);
        at += bytes.length;
      }
      const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
      for (let done = 0; done < all.length;) done += writeSync(file, all, done);
      return places;
    },
    replay: (from, to, visit, skip) =>
      scanLines(file, from, to, (line, at) => {
        const head = measureHead(line);
        const fact = head === undefined ? undefined : readHead(line.subarray(0, head));
        if (head !== undefined && fact !== undefined) visit(fact, { at, head, length: line.length });
        else skip?.(at, head === undefined);
      }),
    scan: (from, to, visit) =>
      scanLines(file, from, to, (line, at) => {
        const head = measureHead(line);
        if (head !== undefined) visit(line, { at, head, length: line.length });
      }),
    close: () => closeSync(file),
  };
}

/** An old journal is never made again; one that may not be written can still be read. */
function openFile(path: string, isNew: boolean): number {
  const { O_APPEND, O_CREAT, O_RDWR } = constants;
  try {
    return openSync(path, O_RDWR | O_APPEND | (isNew ? O_CREAT : 0));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (isNew || !["EACCES", "EPERM", "EROFS"].includes(code)) throw error;
    return openSync(path, "r");
  }
}
