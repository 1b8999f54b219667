import { textWrong } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** `line` is that of the text in its file. */
export interface TextPlace {
  readonly origin: string;
  readonly format: string;
  readonly line?: number;
  /** What to do where a whole value is followed by more. */
  readonly more?: string;
}

/** The value of a JSON text. The messages of `JSON.parse` show the text, and do not always say where: so the place is found here. */
export function parseJson(text: string, { origin, format, line = 1, more }: TextPlace): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { offset, reason } = findJsonError(text);
    const before = text.slice(0, offset).split(/\r\n?|\n/);
    const at = { line: line + before.length - 1, column: (before.at(-1) ?? "").length + 1 };
    const hint = reason === moreFollows ? more : undefined;
    throw new DataflowError([textWrong(origin, format, at, reason, hint)], {
      cause: error instanceof SyntaxError ? undefined : error,
    });
  }
}

const moreFollows = "there is more after the end of the value";
const space = /[\t\n\r ]*/y;
const token =
  /[{}[\],:]|"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[ !#-[\]-\uffff]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next in a text. */
type Expected = "a value" | "a value or ]" | "a key or }" | "a key" | '":"' | '"," or ]' | '"," or }' | "the end";

/** The first place of a text where no JSON goes on. */
function findJsonError(text: string): { readonly offset: number; readonly reason: string } {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "a value";
  let offset = 0;
  for (;;) {
    offset = skip(space, text, offset) ?? offset;
    const end = skip(token, text, offset);
    const next: Expected | undefined = end === undefined ? undefined : follow(text.slice(offset, end), expected, open);
    if (end === undefined || next === undefined) break;
    [offset, expected] = [end, next];
  }
  if (offset >= text.length) return { offset, reason: "the text breaks off" };
  return { offset, reason: expected === "the end" ? moreFollows : `there is something else than ${expected}` };
}

function skip(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What may come after a token; `undefined` where the token may not be there. */
function follow(found: string, expected: Expected, open: ("[" | "{")[]): Expected | undefined {
  const after = (): Expected => (open.length === 0 ? "the end" : open.at(-1) === "[" ? '"," or ]' : '"," or }');
  const close = (): Expected => {
    open.pop();
    return after();
  };
  if (expected === "the end") return undefined;
  if (found === "]") return expected === "a value or ]" || expected === '"," or ]' ? close() : undefined;
  if (found === "}") return expected === "a key or }" || expected === '"," or }' ? close() : undefined;
  if (found === ",") return expected === '"," or ]' ? "a value" : expected === '"," or }' ? "a key" : undefined;
  if (found === ":") return expected === '":"' ? "a value" : undefined;
  if (expected === "a key" || expected === "a key or }") return found.startsWith('"') ? '":"' : undefined;
  if (!expected.startsWith("a value")) return undefined;
  if (found !== "[" && found !== "{") return after();
  open.push(found);
  return found === "[" ? "a value or ]" : "a key or }";
}
