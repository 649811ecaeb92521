import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { base } from "../../vitest.base.ts";

const postgres = fileURLToPath(import.meta.resolve("@petswipe/database/testing/setup"));

// Files share a worker's modules, which are stateless: loading the app is most of the suite's work, so this halves it.
export default defineConfig({ test: { ...base, globalSetup: [postgres], isolate: false } });
