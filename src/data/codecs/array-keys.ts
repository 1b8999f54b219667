import { inspect } from "node:util";

const largeLength = 1000;

/** The properties of an array besides its items, such as those of what `text.match` gives. */
export function listExtraKeys(array: readonly unknown[]): readonly string[] {
  // Of a large array it would take longer to list its keys than to copy it.
  if (array.length > largeLength && hasItemsOnly(array)) return none;
  const keys = Object.keys(array);
  // Items come first.
  const first = keys.findLastIndex((key) => isPlace(key, array.length)) + 1;
  return first === keys.length ? none : keys.slice(first);
}

const none: readonly string[] = [];

function isPlace(key: string, length: number): boolean {
  const place = Number(key);
  return place < length && String(place) === key && Number.isInteger(place) && place >= 0;
}

/** Node counts the items that it does not print, and prints all else. */
function hasItemsOnly(array: readonly unknown[]): boolean {
  const printed = inspect(array, { maxArrayLength: 0, depth: 0, customInspect: false, maxStringLength: 0 });
  return /^\[ \.\.\. \d+ more items \]$/.test(printed);
}
