import { expect, test } from "vitest";
import type { Encoded } from "../../../src/cache/value-coding.ts";
import type { DataflowError } from "../../../src/errors/dataflow-error.ts";
import { defineCodec } from "../../../src/data/cached-values/define-codec.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";

class Temperature {
  readonly celsius: number;
  constructor(celsius: number) {
    this.celsius = celsius;
  }
}
class Fever extends Temperature {}
class Journey {
  readonly #stops: readonly unknown[];
  constructor(stops: readonly unknown[]) {
    this.#stops = stops;
  }
  get stops(): readonly unknown[] {
    return this.#stops;
  }
}

const temperature = defineCodec({
  name: "temperature",
  class: Temperature,
  write: ({ celsius }) => ({ celsius }),
  read: (data) => new Temperature(data.celsius),
});
const journey = defineCodec({
  name: "journey",
  class: Journey,
  write: async ({ stops }) => stops,
  read: async (stops) => new Journey(stops),
});
const coding = createValueCoding({ codecs: [temperature, journey] });

test("instances come back as instances, wherever they stand", () => {
  const one = new Temperature(21.5);
  for (const value of [
    one,
    [one, one],
    new Map([[one, { deep: [one, new Date(5)] }]]),
    new Error("x", { cause: one }),
  ]) {
    const { format, bytes, version } = coding.encode(value) as Encoded;
    expect([format, version]).toEqual(["structured", coding.version(value)]);
    const decoded = coding.decode(format, bytes);
    expect(decoded).toStrictEqual(value);
    expect(coding.version(decoded)).toBe(version);
  }
  const { bytes } = coding.encode([one, one]) as Encoded;
  const [first, second] = coding.decode("structured", bytes) as unknown[];
  expect(first).toBe(second);
});

test("versions tell data and codecs apart, and an instance from its data", () => {
  const other = createValueCoding({ codecs: [{ ...temperature, name: "temperature 2" }] });
  const versions = [
    coding.version(new Temperature(1)),
    coding.version(new Temperature(2)),
    coding.version({ celsius: 1 }),
    coding.version({ data: { celsius: 1 } }),
    other.version(new Temperature(1)),
  ];
  expect(new Set(versions).size).toBe(versions.length);
  const one = new Temperature(1);
  expect(coding.version([new Temperature(1), new Temperature(1)])).toBe(coding.version([one, one]));
});

test("codecs may take time, and hold instances of others", async () => {
  const stop = new Temperature(3);
  const value = { trip: new Journey([stop, new Journey([stop, 1n])]), stop };
  const encoded = (await coding.encode(value)) as Encoded;
  expect(encoded.version).toBe(await coding.version(value));
  const decoded = (await coding.decode("structured", encoded.bytes)) as typeof value;
  expect(decoded.trip).toBeInstanceOf(Journey);
  const [first, second] = decoded.trip.stops as [Temperature, Journey];
  expect(first).toBe(decoded.stop);
  expect(second.stops).toEqual([stop, 1n]);
});

test("what has no codec is told, with where it stands", async () => {
  expect(coding.version({ body: new Fever(40) })).toEqual({ reason: "an instance of Fever at .body" });
  const trip = { trips: [new Journey([() => 1])] };
  expect(await coding.version(trip)).toEqual({ reason: 'a function at .trips[0], in what the codec "journey" writes' });
  const stops: unknown[] = [];
  const round = new Journey(stops);
  stops.push(round);
  expect(await coding.encode({ round })).toEqual({
    reason: 'a cycle through what the codec "journey" writes at .round',
  });
  const broken = createValueCoding({
    codecs: [
      {
        ...temperature,
        pack: () => {
          throw new RangeError("private");
        },
      },
    ],
  });
  expect(broken.encode([new Temperature(1)])).toEqual({
    reason: 'a value that its codec "temperature" could not write, which threw RangeError at [0]',
  });
});

test("bytes of a codec that there is not, and codecs of one name", () => {
  const { bytes } = coding.encode(new Temperature(1)) as Encoded;
  expect(() => createValueCoding().decode("structured", bytes)).toThrow('There is no codec "temperature".');
  expect(() => createValueCoding({ codecs: [temperature, { ...temperature }] })).toThrow(
    /Two codecs are called "temperature"/,
  );
  expect(() => createValueCoding({ codecs: [{ ...temperature, name: "url" }] })).toThrow(/Two codecs are called "url"/);
});

test("values of the platform that structured clone does not keep", async () => {
  const value = {
    url: new URL("http://localhost/a?b=c#d"),
    search: new URLSearchParams("a=1&a=2"),
    headers: new Headers({ "retry-after": "3" }),
    blob: new Blob(["abc"], { type: "text/plain" }),
    file: new File(["x"], "note.txt", { type: "text/plain", lastModified: 5 }),
  };
  const { format, bytes, version } = (await coding.encode(value)) as Encoded;
  const decoded = (await coding.decode(format, bytes)) as typeof value;
  expect([decoded.url.href, String(decoded.search), [...decoded.headers]]).toEqual([
    value.url.href,
    "a=1&a=2",
    [["retry-after", "3"]],
  ]);
  expect([await decoded.blob.text(), decoded.blob.type, decoded.blob.constructor]).toEqual(["abc", "text/plain", Blob]);
  expect([await decoded.file.text(), decoded.file.name, decoded.file.lastModified]).toEqual(["x", "note.txt", 5]);
  expect(await coding.version(decoded)).toBe(version);
});

test("what is no codec is told at once, all of it", () => {
  const problemOf = (given: unknown): string => {
    try {
      defineCodec(given as never);
    } catch (error) {
      return (error as DataflowError).problems.map(({ code, message }) => `${code} ${message}`).join("\n");
    }
    return "";
  };
  const right = { name: "temperature", class: Temperature, write: () => 1, read: () => new Temperature(1) };
  expect(problemOf(right)).toBe("");
  expect(problemOf({ name: "", class: "Temperature", wirte: () => 1, read: undefined })).toBe(
    'CODEC_INVALID A codec cannot be used: its name is empty; its class is a value of type string; its write is undefined; its read is undefined; there is no member "wirte".',
  );
  expect(problemOf({ ...right, class: () => 1 })).toBe(
    'CODEC_INVALID The codec "temperature" cannot be used: its class is a function without a prototype.',
  );
  for (const given of [undefined, null, [], "temperature", { ...right, name: 5 }, { ...right, name: " " }])
    expect(problemOf(given)).toContain("A codec cannot be used: it");
});

test("what its methods are made of is part of the version of an instance", async () => {
  const versionOf = (Money: new (cents: number) => object): Promise<unknown> => {
    const codec = defineCodec({ name: "money", class: Money, write: () => 5, read: (cents) => new Money(cents) });
    return Promise.resolve(createValueCoding({ codecs: [codec] }).version(new Money(5)));
  };
  const one = class Money {
    euros(): number {
      return 0.05;
    }
  };
  const other = class Money {
    euros(): number {
      return 5;
    }
  };
  expect(await versionOf(one)).not.toBe(await versionOf(other));
  expect(await versionOf(class Price extends one {})).not.toBe(await versionOf(class Price extends other {}));
});
