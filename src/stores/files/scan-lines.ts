import { readSync } from "node:fs";

const chunkSize = 1 << 20;
const newline = 0x0a;

/** Visits every line between two offsets of a file that ends in a newline, empty ones excepted; gives the offset behind the last. */
export function scanLines(file: number, from: number, to: number, visit: (line: Buffer, at: number) => void): number {
  let at = from;
  let rest = Buffer.alloc(0);
  while (at + rest.length < to) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, to - at - rest.length));
    const count = readSync(file, chunk, 0, chunk.length, at + rest.length);
    if (count === 0) break;
    const read = chunk.subarray(0, count);
    const data = rest.length === 0 ? read : Buffer.concat([rest, read]);
    let start = 0;
    for (let stop = data.indexOf(newline); stop !== -1; stop = data.indexOf(newline, start)) {
      if (stop > start) visit(data.subarray(start, stop), at + start);
      start = stop + 1;
    }
    rest = data.subarray(start);
    at += start;
  }
  return at;
}
