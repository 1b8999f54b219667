import type { Loader } from "../loader.ts";
import type { Saver } from "../saver.ts";

/** A factory of loaders whose code is imported when the first of them loads. */
export function deferLoader<Make extends (...args: never[]) => Loader<unknown>>(
  kind: string,
  importMake: () => Promise<Make>,
): Make {
  const make = (...args: Parameters<Make>): Loader<unknown> => ({
    kind,
    load: async (context) => (await importMake())(...args).load(context),
  });
  return make as Make;
}

/** A factory of savers whose code is imported when the first of them saves. */
export function deferSaver<Make extends (...args: never[]) => Saver<never>>(
  kind: string,
  importMake: () => Promise<Make>,
): Make {
  const make = (...args: Parameters<Make>): Saver<never> => ({
    kind,
    save: async (value, context) => (await importMake())(...args).save(value, context),
  });
  return make as Make;
}
