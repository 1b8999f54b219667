import type { Location, Problem } from "../node.ts";

/** What a build says of code whose versions it cannot tell. None of it is a mistake. */

export function codeUnreadable(location: Location, what: string, why: string, functions: readonly string[]): Problem {
  const shown = functions.slice(0, 5).map((name) => `"${name}"`);
  const more = functions.length - shown.length;
  const names = `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const verb = functions.length === 1 ? "reaches" : "reach";
  const example = functions[0] ?? "fn";
  return {
    code: "CODE_UNREADABLE",
    message: `${names} ${verb} ${what}, ${why}. Under a cache ${functions.length === 1 ? "it runs" : "they run"} each time.`,
    nodes: functions,
    location,
    hint: `Say yourself when the code has changed: cache(${example}, { version: "1" }).`,
  };
}
