import type { Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in the options of a driver. */

export function driverOptionUnknown(option: string, known: Iterable<string>): Problem {
  return {
    code: "DRIVER_OPTION_UNKNOWN",
    message: `A driver has no option "${option}".`,
    nodes: [],
    hint: suggestName(option, known),
  };
}
