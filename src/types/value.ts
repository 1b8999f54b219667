import type { LoadedData } from "../loader.ts";
import type { Result } from "./functions.ts";
import type { Given, Marked } from "./markers.ts";

/** What a function gives for one node: one item where it fans out. */
export type Returned<F> = Marked<Result<F>> extends true ? Given<Result<F>> : Result<F>;

/** What a node of a function has for its value: of what is `Loaded`, the data. */
export type Value<F> = LoadedData<Returned<F>>;
