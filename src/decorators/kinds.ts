import { checkOutputKind } from "./check-output.ts";
import { configKinds } from "./config.ts";
import { extractColumnsKind } from "./extract-columns.ts";
import { extractFieldsKind } from "./extract-fields.ts";
import type { DecoratorKind } from "./kind.ts";
import { injectKind, parameterizeKind } from "./parameterize.ts";
import { tagKind, tagOutputsKind } from "./tag.ts";
import { unpackFieldsKind } from "./unpack-fields.ts";

/** Every decorator there is. */
export const decoratorKinds: ReadonlyMap<string, DecoratorKind> = new Map(
  [
    ...configKinds,
    parameterizeKind,
    injectKind,
    extractColumnsKind,
    extractFieldsKind,
    unpackFieldsKind,
    checkOutputKind,
    tagKind,
    tagOutputsKind,
  ].map((kind) => [kind.name, kind]),
);
