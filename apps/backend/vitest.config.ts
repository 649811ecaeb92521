import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [fileURLToPath(import.meta.resolve("@petswipe/database/testing/setup"))],
    // Files share a worker's modules, which keep no state, and save loading the app again and again.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
