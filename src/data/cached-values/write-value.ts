import { types } from "node:util";
import type { ByteWriter } from "./byte-writer.ts";
import { describeOddKeys, extraKeysOf, ownKeysOf } from "./own-keys.ts";
import { tag } from "./tags.ts";
import { describeInstance, Unfit } from "./unfit.ts";
import { kindOfValue, nameOfError, nameOfView } from "./value-kind.ts";
import { readView } from "./view-bytes.ts";

/** What the two ways of writing differ in: for storing, and for versions. */
export interface WayOfWriting {
  /** Whether the object was written in another way, such as by its place among those that came before. */
  enter(value: object): boolean;
  /** All of the object has been written from a position on. */
  leave(value: object, start: number): void;
  /** A part of an object has been written, whose own bytes start at a position. */
  part(start: number): void;
  /** An object with a codec. `false` where that has not been asked yet. */
  writeCoded(value: object): boolean;
  /** Where an error was made is no part of what it is. */
  readonly keepsStacks: boolean;
}

/** Thrown at an object whose codec has to be asked first. */
export class Unpacked extends Error {}

/** Writes values of all kinds. What cannot be written throws `Unfit`. */
export function createValueWriter(out: ByteWriter, way: WayOfWriting): (value: unknown) => void {
  function write(value: unknown): void {
    switch (typeof value) {
      case "undefined":
        return out.byte(tag.undefined);
      case "boolean":
        return out.byte(value ? tag.true : tag.false);
      case "number":
        return writeNumber(value);
      case "bigint":
        out.byte(tag.bigint);
        return out.text(value.toString(16));
      case "string":
        out.byte(tag.text);
        return out.text(value);
      case "object":
        return value === null ? out.byte(tag.null) : writeObject(value);
      default:
        throw new Unfit(typeof value === "function" ? "a function" : "a symbol");
    }
  }

  function writeNumber(value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      out.byte(tag.integer);
      out.integer(value);
    } else {
      out.byte(tag.float);
      out.float(value);
    }
  }

  function writeObject(value: object): void {
    const kind = types.isProxy(value) || "_s" in value || "_ldf" in value ? undefined : kindOfValue(value);
    // Values of polars look like plain objects.
    if (kind === undefined && way.writeCoded(value)) return;
    const known = kind ?? (types.isProxy(value) ? undefined : kindOfValue(value));
    if (known === undefined) throw new Unfit(describeInstance(value));
    if (!way.enter(value)) return;
    const start = out.position();
    switch (known) {
      case "array":
        writeArray(value as readonly unknown[], start);
        break;
      case "object":
      case "nullObject":
        writePlainObject(value, known, start);
        break;
      case "map":
        checkOwn(value, 0);
        out.byte(tag.map);
        out.count((value as ReadonlyMap<unknown, unknown>).size);
        for (const [key, part] of value as ReadonlyMap<unknown, unknown>) {
          write(key);
          write(part);
          way.part(start);
        }
        break;
      case "set":
        checkOwn(value, 0);
        out.byte(tag.set);
        out.count((value as ReadonlySet<unknown>).size);
        for (const part of value as ReadonlySet<unknown>) {
          write(part);
          way.part(start);
        }
        break;
      case "date":
        checkOwn(value, 0);
        out.byte(tag.date);
        out.float((value as Date).getTime());
        break;
      case "regExp":
        writeRegExp(value as RegExp);
        break;
      case "boxed": {
        const primitive = value.valueOf();
        checkOwn(value, typeof primitive === "string" ? primitive.length + 1 : 0);
        out.byte(tag.boxed);
        write(primitive);
        break;
      }
      case "error":
        writeError(value as Error, start);
        break;
      case "buffer":
        out.byte(tag.buffer);
        out.bytes(readView(value as ArrayBuffer));
        break;
      case "view":
        writeView(value as ArrayBufferView);
    }
    way.leave(value, start);
  }

  function writeArray(array: readonly unknown[], start: number): void {
    if (Object.getOwnPropertySymbols(array).length > 0) throw new Unfit("a property whose name is a symbol");
    if (hasHoles(array) || extraKeysOf(array).length > 0) return writeOddArray(array, start);
    out.byte(tag.array);
    out.count(array.length);
    for (let index = 0; index < array.length; index++) {
      write(array[index]);
      way.part(start);
    }
  }

  function writeOddArray(array: readonly unknown[], start: number): void {
    out.byte(tag.oddArray);
    out.count(array.length);
    writeProperties(array, Object.keys(array), start);
  }

  function writePlainObject(value: object, kind: "object" | "nullObject", start: number): void {
    const keys = ownKeysOf(value);
    if (keys === undefined) throw new Unfit(describeOddKeys(value));
    out.byte(tag[kind]);
    writeProperties(value, keys, start);
  }

  function writeProperties(value: object, keys: readonly string[], start: number): void {
    out.count(keys.length);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index]!;
      out.text(key);
      write((value as Readonly<Record<string, unknown>>)[key]);
      way.part(start);
    }
  }

  function writeRegExp(value: RegExp): void {
    checkOwn(value, 1);
    out.byte(tag.regExp);
    out.text(value.source);
    out.text(value.flags);
    write(value.lastIndex);
  }

  function writeError(error: Error, start: number): void {
    out.byte(tag.error);
    const name = nameOfError(error);
    out.text(name);
    if (name === "DOMException") {
      out.text(error.name);
      out.text(error.message);
    }
    if (way.keepsStacks) write(Object.hasOwn(error, "stack") ? error.stack : undefined);
    const properties = Reflect.ownKeys(error).filter((key) => key !== "stack");
    out.count(properties.length);
    for (const key of properties) {
      if (typeof key === "symbol") throw new Unfit("a property whose name is a symbol");
      const property = Object.getOwnPropertyDescriptor(error, key)!;
      if (!("value" in property)) throw new Unfit("a getter or setter");
      out.text(key);
      out.byte(property.enumerable === true ? 1 : 0);
      write(property.value);
      way.part(start);
    }
  }

  function writeView(view: ArrayBufferView): void {
    const bytes = readView(view);
    out.byte(tag.view);
    out.text(nameOfView(view));
    // Views of the whole of one buffer stay views of one.
    const isWhole = way.keepsStacks && view.byteLength === view.buffer.byteLength;
    if (isWhole) return write(view.buffer);
    out.byte(tag.part);
    out.bytes(bytes);
  }

  return write;
}

function hasHoles(array: readonly unknown[]): boolean {
  for (let index = 0; index < array.length; index++)
    if (array[index] === undefined && !Object.hasOwn(array, index)) return true;
  return false;
}

function checkOwn(value: object, count: number): void {
  if (Reflect.ownKeys(value).length !== count) throw new Unfit("properties of its own on an object that keeps none");
}
