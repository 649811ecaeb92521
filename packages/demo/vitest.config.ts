import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { base } from "../../vitest.base.ts";

const postgres = fileURLToPath(import.meta.resolve("@petswipe/database/testing/setup"));

export default defineConfig({ test: { ...base, globalSetup: [postgres] } });
