import { type ByteWriter, createByteWriter } from "./byte-writer.ts";
import { type Cycles, findCycles } from "./find-cycles.ts";
import type { CodedValues, FindCodec } from "./pack-coded.ts";
import { tag } from "./tags.ts";
import { createValueWriter, Unpacked, type WayOfWriting } from "./write-value.ts";

/** What takes more bytes stands for itself in what holds it by its hash, so that nothing is written at length twice. */
const longest = 512;
/** The parts of a large object so far, likewise. */
const longestStart = 1 << 16;
/** A cycle of more objects is written from one of them only. */
const largeCycle = 1000;

/** Thrown at an object that stands in two places, or holds itself. */
class Repeated extends Error {}

/**
 * The SHA-256 of a value, whatever its type: of its type, its parts and their order. Two references to one object and two equal objects are the same; what this is made of are the
 * values alone, never the bytes of any format. `coded` has what codecs made of values in it.
 */
export function hashValue(value: unknown, findCodec: FindCodec, coded: CodedValues): string {
  try {
    return hashTree(value, findCodec, coded);
  } catch (error) {
    if (!(error instanceof Repeated)) throw error;
    return hashGraph(value, findCodec, coded);
  }
}

function hashTree(value: unknown, findCodec: FindCodec, coded: CodedValues): string {
  const out = createByteWriter(longest);
  const seen = new Set<object>();
  function meet(object: object): true {
    if (seen.has(object)) throw new Repeated();
    seen.add(object);
    return true;
  }
  const write = createValueWriter(out, {
    ...foldingInto(out),
    enter: meet,
    writeCoded: (object) => writeCoded(object, findCodec, coded, out, (facts) => meet(object) && write(facts)),
  });
  write(value);
  return finish(out);
}

function hashGraph(value: unknown, findCodec: FindCodec, coded: CodedValues): string {
  const out = createByteWriter(longest);
  const cycles = findCycles(value, coded);
  const way = createGraphWay(out, cycles);
  const write = createValueWriter(out, {
    ...way,
    writeCoded: (object) =>
      writeCoded(object, findCodec, coded, out, (facts) => {
        if (!way.enter(object)) return;
        const start = out.position();
        write(facts);
        way.leave(object, start);
      }),
  });
  write(value);
  return finish(out);
}

function finish(out: ByteWriter): string {
  out.fold(0, tag.folded);
  return out.copy(1).toString("hex");
}

function foldingInto(out: ByteWriter): Pick<WayOfWriting, "leave" | "part" | "keepsStacks"> {
  return {
    leave(_, start) {
      if (out.position() - start > longest) out.fold(start, tag.folded);
    },
    part(start) {
      if (out.position() - start > longestStart) out.fold(start, tag.foldedStart);
    },
    keepsStacks: false,
  };
}

function writeCoded(
  object: object,
  findCodec: FindCodec,
  coded: CodedValues,
  out: ByteWriter,
  writeFacts: (facts: unknown) => void,
): boolean {
  const codec = findCodec(object);
  if (codec === undefined) return false;
  const made = coded.get(object);
  if (made === undefined) throw new Unpacked();
  out.byte(tag.written);
  out.text(codec.name);
  writeFacts(made.facts);
  return true;
}

/** Objects that stand in several places are written once. Objects of a cycle are numbered in the order in which they are met. */
function createGraphWay(out: ByteWriter, cycles: Cycles): Omit<WayOfWriting, "writeCoded"> {
  const written = new Map<object, Buffer>();
  /** Of the cycles that are being written. */
  const open = new Map<number, Map<object, number>>();
  /** Of the large cycles that have been written: the bytes, and the places. */
  const large = new Map<number, readonly [Buffer, ReadonlyMap<object, number>]>();
  const entries = new Set<object>();
  const folding = foldingInto(out);

  function enterCycle(value: object, cycle: number): boolean {
    const places = open.get(cycle);
    if (places === undefined) {
      const other = large.get(cycle);
      if (other !== undefined) {
        out.byte(tag.ofCycle);
        out.raw(other[0]);
        out.count(other[1].get(value) ?? 0);
        return false;
      }
      open.set(cycle, new Map([[value, 0]]));
      entries.add(value);
      return true;
    }
    const place = places.get(value);
    if (place === undefined) {
      places.set(value, places.size);
      return true;
    }
    out.byte(tag.inCycle);
    out.count(place);
    return false;
  }

  return {
    ...folding,
    enter(value) {
      const cycle = cycles.cycleOf.get(value);
      const isInside = cycle !== undefined && open.has(cycle);
      const bytes = isInside ? undefined : written.get(value);
      if (bytes !== undefined) {
        out.raw(bytes);
        return false;
      }
      return cycle === undefined || enterCycle(value, cycle);
    },
    leave(value, start) {
      folding.leave(value, start);
      const cycle = cycles.cycleOf.get(value);
      if (cycle !== undefined) {
        if (!entries.delete(value)) return;
        const places = open.get(cycle)!;
        open.delete(cycle);
        if (places.size > largeCycle) large.set(cycle, [out.copy(start), places]);
      }
      if (cycles.repeated.has(value)) written.set(value, out.copy(start));
    },
  };
}
