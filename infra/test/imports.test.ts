import { globSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { beforeAll, describe, expect, it } from "vitest";

const CONFIG = ".dependency-cruiser.mjs";

/** At least one violation per rule: the file, its import, and the violated rule. */
const forbidden = [
  ["packages/logging/src/log.ts", "@petswipe/backend/app", "packages-below-apps"],
  ["packages/logging/src/log.ts", "@petswipe/metrics/instruments", "bottom-packages"],
  ["packages/promql/src/tree.ts", "@petswipe/metrics/data", "bottom-packages"],
  ["packages/metrics/src/instruments/a.ts", "../../../logging/src/log.ts", "workspaces-by-name"],
  ["packages/contract/src/pets.ts", "@petswipe/database/open", "contract-imports"],
  ["packages/contract/src/pets.ts", "@petswipe/infra/setup", "packages-below-apps"],
  ["packages/contract/src/pets.ts", "../../metrics/src/data.ts", "workspaces-by-name"],
  ["packages/database/src/open.ts", "@petswipe/demo/seed", "database-imports"],
  ["packages/contract/src/pets.ts", "@petswipe/config/env", "contract-imports"],
  ["packages/demo/src/a.ts", "@petswipe/contract/pets", "demo-imports"],
  ["packages/demo/src/a.ts", "@petswipe/exporter/app", "packages-below-apps"],
  ["packages/database/test/pool.test.ts", "@petswipe/frontend/page", "packages-below-apps"],
  ["packages/database/test/pool.test.ts", "../../contract/src/pets.ts", "workspaces-by-name"],
  ["packages/database/test/pool.test.ts", "../../../infra/dev/src/run.ts", "packages-below-apps"],
  ["apps/frontend/src/app/page.tsx", "@petswipe/backend/app", "apps-alone"],
  ["apps/frontend/src/app/page.tsx", "../../../backend/src/app.ts", "workspaces-by-name"],
  ["apps/exporter/src/server.ts", "@petswipe/infra/setup", "apps-alone"],
  ["apps/exporter/src/server.ts", "../../../infra/dev/src/run.ts", "apps-alone"],
  ["apps/exporter/src/server.ts", "../../../packages/metrics/src/data.ts", "workspaces-by-name"],
  ["apps/backup/src/main.ts", "@petswipe/monitoring/links", "apps-alone"],
  ["apps/backend/test/app.test.ts", "../../exporter/src/app.ts", "apps-alone"],
  ["apps/backend/src/http/health.ts", "../pets/repository.ts", "shared-below-features"],
  ["apps/backend/src/deck/repository.ts", "../pets/row.ts", "feature-exports"],
  ["apps/backend/src/deck/deeper/cards.ts", "../../pets/row.ts", "feature-exports"],
  ["apps/backend/src/deck/routes.ts", "../../test/support/backend.ts", "programs-without-tests"],
  ["infra/dev/src/run.ts", "@petswipe/backend/app", "infra-starts-apps"],
  ["infra/dev/src/run.ts", "@petswipe/screenshots/render", "dev-below-deployment"],
  ["infra/dev/src/run.ts", "@petswipe/infra/setup", "dev-below-deployment"],
  ["infra/dev/src/run.ts", "../../../packages/metrics/src/data.ts", "workspaces-by-name"],
  ["infra/monitoring/src/links.ts", "@petswipe/live/slo", "monitoring-below-tools"],
  ["infra/monitoring/src/links.ts", "@petswipe/infra/setup", "monitoring-below-tools"],
  ["infra/tools/live/src/slo.ts", "@petswipe/screenshots/render", "tools-alone"],
  ["infra/tools/live/src/slo.ts", "@petswipe/dev/run", "tools-alone"],
  ["infra/src/setup.ts", "@petswipe/screenshots/render", "deployment-on-top"],
  ["infra/monitoring/src/lost.ts", "./found.ts", "resolvable"],
] as const;

const allowed = [
  ["packages/contract/src/users.ts", "@petswipe/config/string-enum"],
  ["packages/demo/src/cli.ts", "@petswipe/database/database"],
  ["packages/contract/src/users.ts", "@petswipe/metrics/data"],
  ["packages/database/src/open.ts", "@petswipe/metrics/instruments"],
  ["packages/database/src/testing/setup.ts", "@petswipe/embedded/postgres"],
  ["packages/database/test/roles.test.ts", "@petswipe/contract/pets"],
  ["apps/backend/src/app.ts", "./pets/routes.ts"],
  ["apps/backend/src/deck/repository.ts", "../pets/repository.ts"],
  ["apps/backend/src/deck/routes.ts", "../auth/guard.ts"],
  ["apps/backend/src/deck/routes.ts", "../cache/cache.ts"],
  ["apps/backend/src/deck/routes.ts", "../errors.ts"],
  ["apps/backend/src/http/health.ts", "../cache/redis.ts"],
  ["apps/backend/test/support/backend.ts", "../../src/app.ts"],
  ["apps/backup/src/main.ts", "@petswipe/metrics/data"],
  ["infra/dev/src/run.ts", "@petswipe/monitoring/links"],
  ["infra/dev/src/run.ts", "@petswipe/live/slo"],
  ["infra/src/setup.ts", "@petswipe/dev/run"],
  ["infra/tools/live/src/slo.ts", "@petswipe/monitoring/links"],
] as const;

const WORKSPACES = {
  ...Object.fromEntries(["backend", "frontend", "exporter", "backup"].map((app) => [app, `apps/${app}`])),
  ...Object.fromEntries(
    ["metrics", "logging", "config", "contract", "database", "demo", "embedded", "promql"].map((name) => [
      name,
      `packages/${name}`,
    ]),
  ),
  ...{ live: "infra/tools/live", screenshots: "infra/tools/screenshots", monitoring: "infra/monitoring" },
  ...{ dev: "infra/dev", infra: "infra" },
} as Readonly<Record<string, string>>;

const extensionOf = (workspace: string) => (workspace === "frontend" ? "tsx" : "ts");

interface Violation {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** Creates empty workspaces, linked by name as pnpm does. */
async function createWorkspaces(dir: string): Promise<void> {
  await mkdir(join(dir, "node_modules/@petswipe"), { recursive: true });
  for (const [name, folder] of Object.entries(WORKSPACES)) {
    await mkdir(join(dir, folder), { recursive: true });
    const exported = { name: `@petswipe/${name}`, exports: { "./*": `./src/*.${extensionOf(name)}` } };
    await writeFile(join(dir, folder, "package.json"), JSON.stringify(exported));
    await symlink(join(dir, folder), join(dir, "node_modules/@petswipe", name));
  }
  await cp(join(projectRoot, CONFIG), join(dir, CONFIG));
}

const write = async (dir: string, path: string, text: string) => {
  await mkdir(dirname(join(dir, path)), { recursive: true });
  await writeFile(join(dir, path), text, { flag: "a" });
};

/** The path that an import resolves to. */
function targetOf(path: string, imported: string): string {
  const [, name = "", subpath = ""] = /^@petswipe\/([^/]+)\/(.+)$/.exec(imported) ?? [];
  if (name === "") return join(dirname(path), imported);
  return `${WORKSPACES[name]}/src/${subpath}.${extensionOf(name)}`;
}

/** Violations that dependency-cruiser finds in a tree with these imports. */
async function cruise(imports: readonly (readonly [path: string, imported: string])[]): Promise<readonly Violation[]> {
  const dir = await mkdtemp(join(tmpdir(), "imports "));
  try {
    await createWorkspaces(dir);
    for (const [path, imported] of imports) {
      await write(dir, path, `export * from "${imported}";\n`);
      if (imported !== "./found.ts") await write(dir, targetOf(path, imported), "");
    }
    const where = { cwd: dir, localDir: projectRoot, preferLocal: true, reject: false } as const;
    const { stdout } = await execa("depcruise", ["--output-type", "json", "apps", "packages", "infra"], where);
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
  } finally {
    await rm(dir, { recursive: true });
  }
}

describe("an import", () => {
  let found: readonly Violation[];
  beforeAll(async () => {
    found = await cruise([...forbidden, ...allowed].map(([path, imported]) => [path, imported]));
  });
  const rulesAgainst = (path: string, imported: string) =>
    found
      .filter(
        ({ type, from, to }) => type !== "cycle" && from === path && [targetOf(path, imported), imported].includes(to),
      )
      .map(({ rule }) => rule.name);

  it.each(forbidden)("of %s is refused: %s", (path, imported, rule) => {
    expect(rulesAgainst(path, imported)).toContain(rule);
  });

  it.each(allowed)("of %s is allowed: %s", (path, imported) => {
    expect(rulesAgainst(path, imported)).toEqual([]);
  });
});

describe("circular imports are refused", () => {
  const rules = async (...imports: (readonly [string, string])[]) =>
    new Set((await cruise(imports)).map(({ rule }) => rule.name));

  it("of two files", async () => {
    const violated = await rules(["packages/metrics/src/a.ts", "./b.ts"], ["packages/metrics/src/b.ts", "./a.ts"]);
    expect(violated).toContain("no-circular");
  });

  it("of two folders without circular imports of files", async () => {
    const violated = await rules(
      ["packages/metrics/src/a/one.ts", "../b/one.ts"],
      ["packages/metrics/src/b/two.ts", "../a/two.ts"],
    );
    expect([...violated]).toEqual(["no-circular-folders"]);
  });
});

it("every rule is violated above", async () => {
  const { default: config } = (await import(join(projectRoot, CONFIG))) as {
    default: { forbidden: readonly { name: string }[] };
  };
  const violated = new Set<string>([...forbidden.map(([, , rule]) => rule), "no-circular", "no-circular-folders"]);
  expect(config.forbidden.map(({ name }) => name).filter((name) => !violated.has(name))).toEqual([]);
});

it("another feature imports each of FEATURE_EXPORTS", async () => {
  const { FEATURE_EXPORTS } = (await import(join(projectRoot, CONFIG))) as { FEATURE_EXPORTS: readonly string[] };
  const source = join(projectRoot, "apps/backend/src");
  const texts = await Promise.all(
    globSync("*/*.ts", { cwd: source }).map((file) => readFile(join(source, file), "utf8")),
  );
  expect(FEATURE_EXPORTS.filter((file) => !texts.some((text) => text.includes(`from "../${file}"`)))).toEqual([]);
});

it("no import has a form that the rules do not see", async () => {
  const unseen = String.raw`\bimport\("[^"]+"\)\.[A-Z]|\btypeof import\(|\bvi\.(mock|importActual|doMock)\(|<reference path=|\bimport\(new URL`;
  const where = { cwd: projectRoot, reject: false } as const;
  const args = ["-rnE", "--include=*.ts", "--include=*.tsx", "--exclude-dir=node_modules", "--exclude-dir=.next"];
  const { stdout, exitCode } = await execa("grep", [...args, unseen, "apps", "packages", "infra"], where);
  const found = stdout.split("\n").filter((line) => line !== "" && !line.startsWith("infra/test/imports.test.ts:"));
  expect([exitCode, found]).toEqual([0, []]); // 0: this file's own pattern was found, so grep has searched
});
