import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";

/** Folders that turbo ignores, or that the copy does not need. */
const OMITTED = new Set(["node_modules", ".git", ".cache", ".data", ".next", ".turbo", "dist", "pictures"]);

interface DryRun {
  readonly tasks: readonly { readonly task: string; readonly package: string; readonly hash: string }[];
}

let root: string;
let unchanged: ReadonlyMap<string, string>;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "test cache "));
  const filter = (path: string) => path === projectRoot || !OMITTED.has(basename(path));
  await cp(projectRoot, root, { recursive: true, filter });
  await symlink(join(projectRoot, "node_modules"), join(root, "node_modules"));
  unchanged = await keys();
});
afterAll(() => rm(root, { recursive: true }));

/** The cache key of each workspace's tests, by workspace. */
async function keys(env: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, string>> {
  const where = { cwd: root, localDir: projectRoot, preferLocal: true, env: { TURBO_TELEMETRY_DISABLED: "1", ...env } };
  const { stdout } = await execa("turbo", ["run", "test", "--dry=json"], where);
  const { tasks } = JSON.parse(stdout) as DryRun;
  const tests = tasks.filter(({ task }) => task === "test");
  return new Map(tests.map((test) => [test.package.replace("@petswipe/", ""), test.hash]));
}

/** Workspaces whose tests run again after an edit. */
async function rerun(file: string, edit: (path: string) => Promise<unknown>): Promise<string[]> {
  const path = join(root, file);
  const text = await readFile(path);
  await edit(path);
  const after = await keys();
  await writeFile(path, text);
  return [...after].filter(([name, key]) => unchanged.get(name) !== key).map(([name]) => name);
}

const comment = (path: string) => appendFile(path, "\n# edited\n");
const TOOLS = ["live", "mutation", "screenshots", "generate", "new"];

it("without a change, the keys stay the same", async () => {
  expect([...(await keys())]).toEqual([...unchanged]);
});

it.each([
  [
    "a rule file",
    "infra/prometheus/rules/golden.yml",
    ["monitoring", "dev", "infra", ...TOOLS],
    ["backend", "metrics"],
  ],
  ["a runbook", "infra/runbooks/RedisDown.md", ["monitoring", "dev", "infra", ...TOOLS], ["backend", "metrics"]],
  ["compose.yaml", "infra/compose.yaml", ["monitoring", "dev", "infra", ...TOOLS], ["backend", "metrics"]],
  [
    "a row of the catalogue",
    "packages/metrics/src/catalogue/http.ts",
    ["metrics", "contract", "database", "backend", "frontend", "exporter", "backup", "monitoring", "dev", "infra"],
    ["logging", "promql", "embedded"],
  ],
  ["the API", "apps/backend/src/app.ts", ["backend", "frontend", "infra"], ["exporter", "monitoring", "metrics"]],
  ["what only the API uses", "packages/demo/src/adoptions.ts", ["backend", "frontend"], ["exporter", "metrics"]],
  ["the audit", "apps/exporter/src/audit/cli.ts", ["exporter", "backup", "infra"], ["backend", "metrics"]],
  ["a test", "packages/metrics/test/labels.test.ts", ["metrics", "infra"], ["backend", "monitoring"]],
])("a change of %s invalidates the tests of dependent workspaces only", async (_, file, invalidated, valid) => {
  const names = await rerun(file, file.endsWith(".ts") ? (path) => appendFile(path, "\n// edited\n") : comment);
  expect(names).toEqual(expect.arrayContaining(invalidated));
  for (const name of valid) expect(names).not.toContain(name);
});

it.each(["DATABASE_URL", "PROMETHEUS_RETENTION", "FUZZ_SEED"])("a change of %s invalidates all tests", async (name) => {
  const after = await keys({ [name]: "another value" });
  expect([...after].filter(([workspace, key]) => unchanged.get(workspace) === key)).toEqual([]);
});

it("turbo.json lists every variable that code reads", async () => {
  const { globalEnv } = JSON.parse(await readFile(join(projectRoot, "turbo.json"), "utf8")) as { globalEnv: string[] };
  const { stdout } = await execa(
    "grep",
    [
      "-rhoE",
      "--include=*.ts",
      "--exclude-dir=node_modules",
      'process\\.env\\["[A-Z_0-9]+"\\]',
      "apps",
      "packages",
      "infra",
    ],
    { cwd: projectRoot },
  );
  const read = new Set(stdout.split("\n").map((line) => /"(.+)"/.exec(line)?.[1] ?? ""));
  // Set by the operating system, by Next.js or by the tests themselves.
  const exempt = ["PATH", "HOSTNAME", "GIVEN", "S3_REGION", "NEXT_RUNTIME"];
  expect([...read].filter((name) => !globalEnv.includes(name) && !exempt.includes(name))).toEqual([]);
});
