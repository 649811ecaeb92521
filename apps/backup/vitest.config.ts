import { defineConfig } from "vitest/config";
import { base } from "../../vitest.base.ts";

// Two files at a time, also on two cores: the tests wait for other processes most of the time.
export default defineConfig({ test: { ...base, globalSetup: ["test/support/setup.ts"], maxWorkers: 2 } });
