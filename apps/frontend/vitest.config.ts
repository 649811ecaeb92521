import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: [fileURLToPath(import.meta.resolve("@petswipe/database/testing/setup")), "test/support/build.ts"],
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
