import { type ByteReader, damaged } from "./byte-reader.ts";
import { tag } from "./tags.ts";
import { errorTypes, makeView } from "./value-kind.ts";

/** Reads values as `createValueWriter` writes them; `coded` has those that have codecs. Throws on anything else, and runs nothing that it reads. */
export function createValueReader(from: ByteReader, coded: readonly unknown[]): () => unknown {
  const known: object[] = [];

  function keep<Value extends object>(value: Value): Value {
    known.push(value);
    return value;
  }

  function read(): unknown {
    switch (from.byte()) {
      case tag.undefined:
        return undefined;
      case tag.null:
        return null;
      case tag.false:
        return false;
      case tag.true:
        return true;
      case tag.integer:
        return from.integer();
      case tag.float:
        return from.float();
      case tag.bigint:
        return readBigInt(from.text());
      case tag.text:
        return from.text();
      case tag.array:
        return readArray();
      case tag.oddArray:
        return readOddArray();
      case tag.object:
        return readProperties(keep({}));
      case tag.nullObject:
        return readProperties(keep(Object.create(null) as object));
      case tag.map: {
        const map = keep(new Map<unknown, unknown>());
        const size = from.countOf();
        for (let entry = 0; entry < size; entry++) map.set(read(), read());
        return map;
      }
      case tag.set: {
        const set = keep(new Set<unknown>());
        const size = from.countOf();
        for (let entry = 0; entry < size; entry++) set.add(read());
        return set;
      }
      case tag.date:
        return keep(new Date(from.float()));
      case tag.regExp:
        return readRegExp();
      case tag.boxed:
        return readBoxed();
      case tag.error:
        return readError();
      case tag.buffer:
        return keep(from.bytes().buffer);
      case tag.view:
        return readView();
      case tag.coded:
        return at(coded, from.count());
      case tag.known:
        return at(known, from.count());
      default:
        throw damaged();
    }
  }

  function readArray(): unknown[] {
    const array = keep([] as unknown[]);
    const length = from.countOf();
    for (let index = 0; index < length; index++) array.push(read());
    return array;
  }

  function readOddArray(): unknown[] {
    const array = keep([] as unknown[]);
    const length = from.count();
    if (length >= 2 ** 32) throw damaged();
    array.length = length;
    readProperties(array);
    if (array.length !== length) throw damaged();
    return array;
  }

  function readProperties<Value extends object>(value: Value): Value {
    const count = from.countOf();
    for (let index = 0; index < count; index++) {
      const key = from.text();
      const part = read();
      if (key === "__proto__" || Array.isArray(value)) define(value, key, part, true);
      else (value as Record<string, unknown>)[key] = part;
    }
    return value;
  }

  function readRegExp(): RegExp {
    const value = keep(new RegExp(from.text(), from.text()));
    const lastIndex = read();
    if (typeof lastIndex !== "number") throw damaged();
    value.lastIndex = lastIndex;
    return value;
  }

  function readBoxed(): object {
    // It is counted before its content, which is none.
    const place = known.push({}) - 1;
    const primitive = read();
    if (typeof primitive === "object" || primitive === undefined) throw damaged();
    return (known[place] = Object(primitive) as object);
  }

  function readError(): Error {
    const type = errorTypes.get(from.text());
    if (type === undefined) throw damaged();
    const error = keep(makeError(type));
    const stack = read();
    const count = from.countOf();
    for (let index = 0; index < count; index++) {
      const key = from.text();
      const isShown = from.byte() === 1;
      define(error, key, read(), isShown);
    }
    if (typeof stack === "string") error.stack = stack;
    else delete error.stack;
    return error;
  }

  function makeError(type: { readonly prototype: object }): Error {
    if (type === DOMException) {
      const name = from.text();
      return new DOMException(from.text(), name);
    }
    return Object.setPrototypeOf(new Error(), type.prototype) as Error;
  }

  function readView(): ArrayBufferView {
    const place = known.push({}) - 1;
    const name = from.text();
    const buffer = from.skip(tag.part) ? from.bytes().buffer : read();
    if (!(buffer instanceof ArrayBuffer)) throw damaged();
    const view = makeView(name, new Uint8Array(buffer));
    known[place] = view;
    return view;
  }

  return read;
}

function at(list: readonly unknown[], place: number): unknown {
  if (place >= list.length) throw damaged();
  return list[place];
}

function define(target: object, key: string, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, configurable: true, enumerable, writable: true });
}

function readBigInt(text: string): bigint {
  const digits = text.startsWith("-") ? text.slice(1) : text;
  if (!/^[\da-f]+$/.test(digits)) throw damaged();
  const value = BigInt(`0x${digits}`);
  return digits === text ? value : -value;
}
