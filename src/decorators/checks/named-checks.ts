import { allowNulls } from "./allow-nulls.ts";
import type { NamedCheck } from "./check.ts";
import { contains, doesNotContain } from "./contains.ts";
import { dataType } from "./data-type.ts";
import { length } from "./length.ts";
import { maxFractionNulls } from "./max-fraction-nulls.ts";
import { maxStandardDev } from "./max-standard-dev.ts";
import { meanInRange } from "./mean-in-range.ts";
import { range } from "./range.ts";
import { valuesIn } from "./values-in.ts";

/** Every check that `checkOutput` knows by name. */
export const namedChecks: ReadonlyMap<string, NamedCheck> = new Map(
  [
    range,
    valuesIn,
    maxFractionNulls,
    allowNulls,
    dataType,
    maxStandardDev,
    meanInRange,
    contains,
    doesNotContain,
    length,
  ].map((check) => [check.name, check]),
);
