import { pairInvalid } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { TagValue } from "../../node.ts";
import { parseValue } from "./parse-value.ts";

type TagFilter = Readonly<Record<string, TagValue | null>>;

/** The tags of `--tag key=value`; several values of a key are a choice, and a key alone takes any value. */
export function readTags(tags: readonly string[]): TagFilter {
  const wanted: Record<string, TagValue | null> = {};
  for (const tag of tags) {
    const [, key, text] = /^([^=]+)(?:=(.*))?$/s.exec(tag) ?? [];
    if (key === undefined || text === "") throw new DataflowError([pairInvalid("--tag", tag)]);
    const known = wanted[key];
    const values = text === undefined ? null : readTag(text);
    wanted[key] = known === undefined || known === null || values === null ? values : [known, values].flat();
  }
  return wanted;
}

/** A tag that reads like a number or a truth may have been written as a text: both are looked for. */
function readTag(text: string): TagValue {
  const parsed = parseValue(text, "number | boolean | string");
  const value = "value" in parsed ? (parsed.value as string | number | boolean) : text;
  return value === text ? text : [value, text];
}
