export const formats: readonly string[] = ["json", "structured", "arrow", "parquet", "bytes", "text"];
