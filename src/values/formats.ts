/** How results are written: `json` exactly what JSON can say, `structured` all that structured clone can copy, frames as `arrow` or `parquet`, buffers as `bytes`, texts as `text`. */
export const cacheFormats = ["json", "structured", "arrow", "parquet", "bytes", "text"] as const;

/** One of the formats in which results are kept. */
export type CacheFormat = (typeof cacheFormats)[number];
