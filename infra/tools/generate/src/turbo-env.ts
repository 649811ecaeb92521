import { readFile } from "node:fs/promises";
import type { Generated } from "@petswipe/cli/generated";
import { projectRoot } from "@petswipe/embedded";
import { PROGRAMS, schemaOf } from "./programs.ts";

const FILE = "turbo.json";

/** Variables that tests alone read. */
const OF_TESTS = ["FUZZ_RUNS", "FUZZ_SEED", "KPI_HISTORIES", "KPI_SEED"] as const;

/** Every variable whose value can change what a test does, sorted. */
export async function testVariables(): Promise<string[]> {
  const schemas = await Promise.all(PROGRAMS.map(schemaOf));
  return [...new Set([...schemas.flatMap(({ properties }) => Object.keys(properties)), ...OF_TESTS])].sort();
}

/** `globalEnv` of turbo.json: a test result is not reused after one of these has changed. */
export async function generated(): Promise<Generated> {
  const config = JSON.parse(await readFile(`${projectRoot}/${FILE}`, "utf8")) as object;
  const text = JSON.stringify({ ...config, globalEnv: await testVariables() }, null, 2);
  return { files: new Map([[FILE, `${text}\n`]]), problems: [] };
}
