import { extractColumns, tag, tagOutputs } from "eponym";

type Awkward = { "budget in €": number; "it's": number; 'say "hi"': number; constructor: number; größe: number }[];

extractColumns(table, ["budget in €", "it's", 'say "hi"', "constructor", "größe"]);
tag(table, { "own er": 'O\'Neil "the\\boss"\n*/', größe: ["ä", 1, true, -0], constructor: "c", ключ: `tick` });
tagOutputs(table, { 'say "hi"': { quoted: true } });
/** Ends a comment with *\/ and goes on.
 *
 * Two lines, `code` and {@link table}. */
export function table(rows: Awkward): Awkward {
  return rows;
}

/** Greetings to 日本. */
export function 挨拶(größe: number[], $dollar: number, _low?: string): string {
  return `${größe.length} ${$dollar} ${_low}`;
}

export function constructorOf(constructor: number[]): number {
  return constructor.length;
}
