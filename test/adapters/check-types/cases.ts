/** A type with values that are of it and values that are not, as texts: they are run, and compiled by `tsc`. */
export interface TypeCase {
  readonly type: string;
  /** What stands before it in its file. */
  readonly declarations?: string;
  readonly fits: readonly string[];
  /** Fits as it runs, and does not compile. */
  readonly alsoFits?: readonly string[];
  /** The value with what is told of it. */
  readonly misfits: readonly (readonly [value: string, told: readonly string[]])[];
}

const shapes = `
type Shape =
  | { kind: "circle"; radius: number }
  | { kind: "square"; side: number }
  | { kind: "path"; points: [number, number][] };`;

const tree = `interface Tree { label: string; children: Tree[]; parent?: Tree }`;

export const cases: readonly TypeCase[] = [
  { type: "string", fits: ['""', '"a"'], misfits: [["1", ["value is number, declared as string"]]] },
  {
    type: "number",
    fits: ["1", "NaN", "-Infinity"],
    misfits: [['"1"', ["value is string (1 character), declared as number"]]],
  },
  { type: "bigint", fits: ["1n"], misfits: [["1", ["value is number, declared as bigint"]]] },
  { type: "boolean", fits: ["true"], misfits: [["0", ["value is number, declared as boolean"]]] },
  {
    type: "symbol",
    fits: ["Symbol.iterator"],
    misfits: [['"a"', ["value is string (1 character), declared as symbol"]]],
  },
  { type: "null", fits: ["null"], misfits: [["undefined", ["value is undefined, declared as null"]]] },
  { type: "object", fits: ["{}", "[]", "() => 1"], misfits: [["null", ["value is null, declared as object"]]] },
  { type: "unknown", fits: ["1", "null", "{}"], misfits: [] },
  { type: '"a" | "b"', fits: ['"a"'], misfits: [['"c"', ['value is string (1 character), declared as "a" | "b"']]] },
  {
    type: "-1 | 2n | false",
    fits: ["-1", "2n", "false"],
    misfits: [["1", ["value is number, declared as -1 | false | 2n"]]],
  },
  {
    type: "`${string}-${number}.${'a' | 'b'}`",
    fits: ['"x-12.a"', '"-1.5.b"'],
    misfits: [['"x-y.a"', ['value is string (5 characters), declared as `${string}-${number}.${"a" | "b"}`']]],
  },
  {
    type: "(string | null)[]",
    fits: ["[]", '["a", null]'],
    misfits: [["[1]", ["value[0] is number, declared as string | null"]]],
  },
  {
    type: "readonly number[][]",
    fits: ["[[1], []]"],
    misfits: [
      [
        '[[1], ["a", 2, "b"]]',
        [
          "value[1][0] is string (1 character), declared as number",
          "value[1][2] is string (1 character), declared as number",
        ],
      ],
      ["new Float64Array(2)", ["value is Float64Array of 2, declared as number[][]"]],
    ],
  },
  {
    type: "[name: string, age?: number, ...rest: boolean[]]",
    fits: ['["a"]', '["a", 1]', '["a", 1, true, false]'],
    alsoFits: ['["a", undefined]'],
    misfits: [
      ["[]", ["value is array of 0, declared as [string, number?, ...boolean[]]"]],
      ['["a", 1, 2]', ["value[2] is number, declared as boolean"]],
    ],
  },
  {
    type: "[string, ...number[], boolean]",
    fits: ['["a", true]', '["a", 1, 2, false]'],
    misfits: [['["a", 1, "b", false]', ["value[2] is string (1 character), declared as number"]]],
  },
  {
    type: "{ street: string; zip?: string | null; readonly geo: readonly [number, number] }",
    fits: ['{ street: "a", geo: [1, 2] }', '{ street: "a", zip: null, geo: [1, 2] }'],
    alsoFits: ['{ street: "a", zip: undefined, geo: [1, 2] }', '{ street: "a", geo: [1, 2], more: 1 }'],
    misfits: [
      [
        "{ street: 1, zip: 2, geo: [1] }",
        [
          "value.street is number, declared as string",
          "value.zip is number, declared as string | null",
          "value.geo is array of 1, declared as [number, number]",
        ],
      ],
      ['{ street: "a" }', ["value.geo is undefined, declared as [number, number]"]],
      ['"street"', ["value is string (6 characters), declared as { street, zip?, geo }"]],
      ["null", ["value is null, declared as { street, zip?, geo }"]],
    ],
  },
  { type: "{}", fits: ["{}", '"a"', "1"], misfits: [["null", ["value is null, declared as {}"]]] },
  {
    type: "{ length: number }",
    fits: ['"abc"', "[]", "{ length: 1 }"],
    misfits: [["1", ["value is number, declared as { length }"]]],
  },
  {
    type: "{ a?: number }",
    fits: ["{}"],
    alsoFits: ["{ b: 1 }"],
    misfits: [
      ["1", ["value is number, declared as { a? }"]],
      ["new Map()", ["value is Map of 0, declared as { a? }"]],
    ],
  },
  {
    type: '{ "two words": number }',
    fits: ['{ "two words": 1 }'],
    misfits: [['{ "two words": null }', ['value["two words"] is null, declared as number']]],
  },
  {
    type: "{ constructor?: number; toString(): string }",
    fits: [],
    alsoFits: ["{}", "{ toString: () => '' }"],
    misfits: [["{ constructor: 'a' }", ["value.constructor is string (1 character), declared as number"]]],
  },
  {
    type: "User",
    declarations: "interface Named { name: string } interface User extends Named { greet(): string; age?: number }",
    fits: ['{ name: "a", greet: () => "" }'],
    misfits: [
      [
        "{ name: 1, greet: 2 }",
        ["value.name is number, declared as string", "value.greet is number, declared as function"],
      ],
      ["5", ["value is number, declared as User"]],
    ],
  },
  {
    type: "Row[]",
    declarations: "interface Row { a: number } interface Row { b: string }",
    fits: ["[{ a: 1, b: '' }]"],
    misfits: [
      ["[{ a: 1 }, 3]", ["value[0].b is undefined, declared as string", "value[1] is number, declared as Row"]],
    ],
  },
  {
    type: "Shape",
    declarations: shapes,
    fits: ['{ kind: "circle", radius: 1 }', '{ kind: "path", points: [[1, 2]] }'],
    misfits: [
      ['{ kind: "square", side: "a" }', ["value.side is string (1 character), declared as number"]],
      ['{ kind: "oval" }', ['value.kind is string (4 characters), declared as "circle" | "square" | "path"']],
      ["[]", ["value is array of 0, declared as Shape"]],
    ],
  },
  {
    type: "{ a: number; b: number; c: number } | { x: string } | null",
    fits: ['{ x: "" }', "null"],
    misfits: [
      ["{ a: 1, b: 2, c: 'c' }", ["value.c is string (1 character), declared as number"]],
      ["3", ["value is number, declared as { a, b, c } | { x } | null"]],
    ],
  },
  {
    type: "Row[] | undefined",
    declarations: "type Row = { a: number }",
    fits: ["undefined", "[{ a: 1 }]"],
    misfits: [["[{ a: '' }]", ["value[0].a is string (0 characters), declared as number"]]],
  },
  {
    type: "Tree",
    declarations: tree,
    fits: [
      '{ label: "", children: [{ label: "", children: [] }] }',
      "(() => { const root: Tree = { label: '', children: [] }; root.parent = root; root.children.push(root); return root; })()",
    ],
    misfits: [
      [
        '{ label: "", children: [{ label: "", children: [{ label: 1, children: [] }] }] }',
        ["value.children[0].children[0].label is number, declared as string"],
      ],
    ],
  },
  {
    type: "Pair<number, Pair<string>>",
    declarations: "type Pair<A, B = A> = { left: A; right: B }",
    fits: ['{ left: 1, right: { left: "", right: "" } }'],
    misfits: [['{ left: 1, right: { left: "", right: 2 } }', ["value.right.right is number, declared as string"]]],
  },
  {
    type: "List<number>",
    declarations: "interface List<T> { value: T; next: List<T> | null }",
    fits: ["{ value: 1, next: { value: 2, next: null } }"],
    misfits: [
      [
        "{ value: 1, next: { value: '', next: null } }",
        ["value.next.value is string (0 characters), declared as number"],
      ],
    ],
  },
  {
    type: "Record<string, number>",
    fits: ["{}", "{ a: 1 }"],
    misfits: [
      ["{ a: 1, b: 'x' }", ["value.b is string (1 character), declared as number"]],
      ["[1]", ["value is array of 1, declared as Record<string, number>"]],
    ],
  },
  {
    type: 'Record<"a" | "b", number>',
    fits: ["{ a: 1, b: 2 }"],
    misfits: [["{ a: 1 }", ["value.b is undefined, declared as number"]]],
  },
  {
    type: "{ id: string; [key: string]: string }",
    fits: ['{ id: "a", other: "b" }'],
    misfits: [["{ id: 'a', other: 1 }", ["value.other is number, declared as string"]]],
  },
  {
    type: "Partial<User>",
    declarations: "type User = { name: string }",
    fits: ["{}"],
    misfits: [["{ name: 1 }", ["value.name is number, declared as string"]]],
  },
  {
    type: "Required<Pick<User, 'name'>> & Omit<User, 'name'>",
    declarations: "type User = { name?: string; age: number }",
    fits: ["{ name: '', age: 1 }"],
    misfits: [
      ["{ age: 1 }", ["value.name is undefined, declared as string"]],
      ["{ name: '' }", ["value.age is undefined, declared as number"]],
    ],
  },
  {
    type: "{ [K in keyof User]?: User[K] | null }",
    declarations: "type User = { name: string; age: number }",
    fits: ["{}", "{ name: null }"],
    misfits: [["{ age: '' }", ["value.age is string (0 characters), declared as number | null"]]],
  },
  {
    type: 'Exclude<Mode, "off"> | NonNullable<string | null>[]',
    declarations: 'type Mode = "on" | "off"',
    fits: ['"on"', "['a']"],
    misfits: [['"off"', ['value is string (3 characters), declared as "on" | string[]']]],
  },
  {
    type: "(typeof LEVELS)[number]",
    declarations: 'const LEVELS = ["low", "high"] as const;',
    fits: ['"low"'],
    misfits: [['"mid"', ['value is string (3 characters), declared as "low" | "high"']]],
  },
  {
    type: "keyof typeof limits",
    declarations: "const limits = { age: 1, size: 2 };",
    fits: ['"age"'],
    misfits: [['"name"', ['value is string (4 characters), declared as "age" | "size"']]],
  },
  {
    type: "(typeof codes)[keyof typeof codes]",
    declarations: "const codes = { ok: 200, gone: 410 } as const;",
    fits: ["200"],
    misfits: [["404", ["value is number, declared as 200 | 410"]]],
  },
  {
    type: "Map<string, { n: number }>",
    fits: ["new Map()", "new Map([['a', { n: 1 }]])"],
    misfits: [
      ["new Map([['a', { n: 'x' }]])", ["value.values()[0].n is string (1 character), declared as number"]],
      ["{}", ["value is object {}, declared as Map<string, { n }>"]],
    ],
  },
  {
    type: "ReadonlySet<number>",
    fits: ["new Set([1])"],
    misfits: [["new Set(['a'])", ["value.values()[0] is string (1 character), declared as number"]]],
  },
  {
    type: "Iterable<number>",
    fits: ["[1]", "new Set([1])", "new Map<number, 1>().keys()"],
    misfits: [
      ["['a']", ["value[0] is string (1 character), declared as number"]],
      ["1", ["value is number, declared as Iterable<number>"]],
    ],
  },
  {
    type: "AsyncIterable<number>",
    fits: ["(async function* () { yield 1; })()"],
    misfits: [["[1]", ["value is array of 1, declared as AsyncIterable<number>"]]],
  },
  {
    type: "Promise<number>",
    fits: ["Promise.resolve(1)"],
    misfits: [["1", ["value is number, declared as Promise<number>"]]],
  },
  {
    type: "Date | RegExp | URL",
    fits: ["new Date()", "/a/", "new URL('a:b')"],
    misfits: [['"2020-01-01"', ["value is string (10 characters), declared as Date | RegExp | URL"]]],
  },
  {
    type: "Uint8Array",
    fits: ["new Uint8Array(1)", "Buffer.from('a')"],
    misfits: [["new Uint16Array(1)", ["value is Uint16Array of 1, declared as Uint8Array"]]],
  },
  {
    type: "ArrayBuffer",
    fits: ["new ArrayBuffer(1)"],
    misfits: [["[]", ["value is array of 0, declared as ArrayBuffer"]]],
  },
  {
    type: "Error",
    fits: ["new TypeError('a')", "{ name: '', message: '' }"],
    misfits: [["{ name: '' }", ["value.message is undefined, declared as string"]]],
  },
  {
    type: "Point",
    declarations: "class Point { constructor(public x: number) {} move(): void {} static zero = 0; }",
    fits: ["new Point(1)", "{ x: 1, move() {} }"],
    misfits: [
      ["{ x: 1 }", ["value.move is undefined, declared as function"]],
      ["new Map()", ["value is Map of 0, declared as Point"]],
    ],
  },
  {
    type: "(x: number) => string",
    fits: ["() => ''"],
    misfits: [["{}", ["value is object {}, declared as function"]]],
  },
  {
    type: "Id",
    declarations: 'type Id = string & { readonly __brand: "id" };',
    fits: ["'a' as Id"],
    misfits: [["1", ["value is number, declared as string"]]],
  },
  {
    type: "{ a: number } & { b: string }",
    fits: ["{ a: 1, b: '' }"],
    misfits: [["{ a: 1 }", ["value.b is undefined, declared as string"]]],
  },
];
