export type { Executor } from "./executor.ts";
export { threads, type ThreadOptions } from "./executors/threads.ts";
