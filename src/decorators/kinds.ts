import { cacheKind } from "./cache.ts";
import { checkOutputKind } from "./check-output.ts";
import { configKinds } from "./config.ts";
import { dataLoaderKind } from "./data-loader.ts";
import { dataSaverKind } from "./data-saver.ts";
import { definedKinds } from "./defined-kinds.ts";
import { extractColumnsKind } from "./extract-columns.ts";
import { extractFieldsKind } from "./extract-fields.ts";
import type { DecoratorKind } from "./kind.ts";
import { limitKind } from "./limit.ts";
import { loadFromKind } from "./load-from.ts";
import { parameterizeExtractColumnsKind } from "./parameterize-extract-columns.ts";
import { injectKind, parameterizeKind } from "./parameterize.ts";
import { mutateKind } from "./mutate.ts";
import { parameterizedSubdagKind } from "./parameterized-subdag.ts";
import { pipeInputKind } from "./pipe-input.ts";
import { pipeOutputKind } from "./pipe-output.ts";
import { resolveKind } from "./resolve.ts";
import { retryKind } from "./retry.ts";
import { runOnKind } from "./run-on.ts";
import { saveToKind } from "./save-to.ts";
import { schemaKind } from "./schema.ts";
import { subdagKind } from "./subdag.ts";
import { tagKind, tagOutputsKind } from "./tag.ts";
import { timeoutKind } from "./timeout.ts";
import { unpackFieldsKind } from "./unpack-fields.ts";
import { withColumnsKind } from "./with-columns.ts";

/** The decorators of the package. */
const ownKinds: ReadonlyMap<string, DecoratorKind> = new Map(
  [
    resolveKind,
    ...configKinds,
    subdagKind,
    parameterizedSubdagKind,
    mutateKind,
    loadFromKind,
    pipeInputKind,
    withColumnsKind,
    parameterizeKind,
    injectKind,
    parameterizeExtractColumnsKind,
    // Outermost first: an attempt waits for the limit, and its time counts from there.
    retryKind,
    limitKind,
    timeoutKind,
    runOnKind,
    dataLoaderKind,
    extractColumnsKind,
    extractFieldsKind,
    unpackFieldsKind,
    pipeOutputKind,
    checkOutputKind,
    schemaKind,
    saveToKind,
    dataSaverKind,
    cacheKind,
    tagKind,
    tagOutputsKind,
  ].map((kind) => [kind.name, kind]),
);

/** A decorator by its name: of the package, or one that a user has defined. */
export function findKind(name: string): DecoratorKind | undefined {
  return ownKinds.get(name) ?? definedKinds.get(name);
}

export function isOwnKind(name: string): boolean {
  return ownKinds.has(name);
}

/** The names of all decorators. */
export function kindNames(): readonly string[] {
  return [...ownKinds.keys(), ...definedKinds.keys()];
}
