import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { base } from "../../vitest.base.ts";

const postgres = fileURLToPath(import.meta.resolve("@petswipe/database/testing/setup"));

// Files share a worker's modules, which keep no state: it halves the suite's work, nearly all of which is loading the app.
export default defineConfig({ test: { ...base, globalSetup: [postgres], isolate: false } });
