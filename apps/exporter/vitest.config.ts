import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [fileURLToPath(import.meta.resolve("@petswipe/database/testing/setup"))],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
