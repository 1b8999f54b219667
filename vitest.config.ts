import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^eponym$/, replacement: source("index.ts") },
      { find: /^eponym\/(\w+)$/, replacement: source("$1.ts") },
    ],
  },
  test: { include: ["test/**/*.test.ts", "dataflows/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 120_000 },
});
