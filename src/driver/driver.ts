import type { Driver as Instance, DriverConstructor } from "./types.ts";
import type { Solved } from "../types/inputs.ts";
export type Driver<S extends Solved = any> = Instance<S>;
export const Driver = undefined as unknown as DriverConstructor;
