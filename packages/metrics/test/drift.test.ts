import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const DIRECTIVE = "// @ts-expect-error: ";
const resolve = createRequire(import.meta.url).resolve;
const tsc = join(dirname(resolve("typescript/package.json")), "bin/tsc");
const here = fileURLToPath(new URL(".", import.meta.url));

/** The line (from 1) of each compiler error; all must be in this file. */
async function errorLines(file: string, config: string): Promise<number[]> {
  const args = [tsc, "--project", config, "--pretty", "false"];
  const output = await new Promise<string>((done) => execFile(process.execPath, args, (_, stdout) => done(stdout)));
  const errors = [...output.matchAll(/^(.+?)\((\d+),\d+\): error/gm)];
  expect(errors.filter(([, where]) => !where?.endsWith(file))).toEqual([]);
  return errors.map(([, , line]) => Number(line));
}

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "petswipe-drift-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("fails to compile at every line that drifts from the catalogue, and nowhere else", async () => {
  const source = await readFile(join(here, "drift.types.ts"), "utf8");
  const lines = source.split("\n");
  const directives = lines.flatMap((line, index) => (line.startsWith(DIRECTIVE) ? [index + 1] : []));
  const withoutDirectives = source.replaceAll(DIRECTIVE, "// ").replaceAll('"../src/', `"${join(here, "../src/")}`);
  await writeFile(join(directory, "drift.mts"), withoutDirectives);
  const root = join(here, "../../..");
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: { typeRoots: [join(root, "node_modules/@types")] },
    files: ["drift.mts"],
  };
  await writeFile(join(directory, "tsconfig.json"), JSON.stringify(config));

  expect(directives).toHaveLength(28);
  expect(await errorLines("drift.mts", join(directory, "tsconfig.json"))).toEqual(directives.map((line) => line + 1));
});
