import { definedDecorators } from "../../decorators/define-decorator.ts";
import type { ReaderOptions } from "../../source/read-modules.ts";

/** How source files are read: with the decorators that the settings of the project have defined by now. */
export function readerOptions(cwd: string): ReaderOptions {
  return { cwd, decorators: definedDecorators() };
}
