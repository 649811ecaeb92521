import { globSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";

/** One import for each direction that biome.json forbids: file, what it imports, and a word of what the linter says. */
const forbidden = [
  ["packages/logging/src/log.ts", "@petswipe/backend", "imports no other"],
  ["packages/logging/src/log.ts", "@petswipe/metrics/instruments", "imports no other"],
  ["packages/newcomer/src/new.ts", "@petswipe/metrics", "imports no other"],
  ["packages/metrics/src/instruments/a.ts", "../../../logging/src/index.ts", "by a path"],
  ["packages/contract/src/pets.ts", "@petswipe/database", "nothing else of ours"],
  ["packages/contract/src/pets.ts", "@petswipe/infra", "nothing else of ours"],
  ["packages/contract/src/pets.ts", "../../metrics/src/data.ts", "by a path"],
  ["packages/demo/src/a.ts", "@petswipe/contract", "nothing else of ours"],
  ["packages/demo/src/a.ts", "@petswipe/exporter", "nothing else of ours"],
  ["packages/demo/src/a.ts", "../../../../apps/backend/src/app.ts", "by a path"],
  ["packages/database/test/seed.test.ts", "@petswipe/frontend", "never import apps"],
  ["packages/database/test/seed.test.ts", "../../contract/src/pets.ts", "by a path"],
  ["packages/database/test/seed.test.ts", "../../../infra/native/run.ts", "by a path"],
  ["apps/frontend/src/app/page.tsx", "@petswipe/backend", "never imports an app"],
  ["apps/frontend/src/app/page.tsx", "../../../backend/src/app.ts", "by a path"],
  ["apps/frontend/test/page.test.ts", "../../exporter/package.json", "by a path"],
  ["apps/exporter/src/server.ts", "@petswipe/infra", "never imports an app"],
  ["apps/exporter/src/server.ts", "../../../infra/native/run.ts", "by a path"],
  ["apps/exporter/src/server.ts", "../../../packages/metrics/src/data.ts", "by a path"],
  ["apps/backend/test/app.test.ts", "../../exporter/src/app.ts", "by a path"],
  ["apps/backend/src/app.ts", "@petswipe/exporter", "never imports an app"],
  ["apps/backend/src/app.ts", "../../exporter/src/app.ts", "by a path"],
  ["apps/backend/src/http/health.ts", "@petswipe/frontend", "never imports an app"],
  ["apps/backend/src/http/health.ts", "../pets/repository.ts", "knows none of them"],
  ["apps/backend/src/deck/repository.ts", "@petswipe/infra", "never imports an app"],
  ["apps/backend/src/deck/repository.ts", "../../../exporter/src/app.ts", "by a path"],
  ["apps/backend/src/deck/repository.ts", "../pets/row.ts", "by its repository"],
  ["apps/backend/src/deck/repository.ts", "../newcomer/anything.ts", "by its repository"],
  ["apps/backend/src/deck/deeper/cards.ts", "../../pets/row.ts", "by its repository"],
  ["infra/native/run.ts", "@petswipe/backend", "as programs"],
  ["infra/native/run.ts", "../../apps/backend/src/app.ts", "by a path"],
  ["infra/native/run.ts", "../../packages/metrics/src/data.ts", "by a path"],
] as const;

const allowed = [
  ["packages/contract/src/pets.ts", "@petswipe/metrics"],
  ["packages/database/src/open.ts", "@petswipe/metrics/instruments"],
  ["packages/database/src/testing/setup.ts", "@petswipe/embedded"],
  ["packages/database/test/support/world.ts", "../../src/seed/world.ts"],
  ["packages/database/test/seed.test.ts", "@petswipe/contract"],
  ["packages/database/vitest.config.ts", "../../vitest.base.ts"],
  ["apps/backend/src/app.ts", "./pets/routes.ts"],
  ["apps/backend/src/deck/repository.ts", "./cache.ts"],
  ["apps/backend/src/deck/repository.ts", "../pets/repository.ts"],
  ["apps/backend/src/deck/routes.ts", "../auth/guard.ts"],
  ["apps/backend/src/deck/routes.ts", "../cache/cache.ts"],
  ["apps/backend/src/deck/routes.ts", "../errors.ts"],
  ["apps/backend/src/http/health.ts", "../cache/redis.ts"],
  ["apps/backend/test/support/backend.ts", "../../src/app.ts"],
  ["apps/frontend/src/app/swipe/page.tsx", "../../swipe/SwipeDeck.tsx"],
  ["infra/native/services/prometheus.ts", "../../src/prometheus/render.ts"],
  ["infra/native/run.ts", "@petswipe/metrics"],
] as const;

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string };
}

/** Each import has a file of its own, in a tree beside the project under its biome.json. */
const fileOf = (path: string, imported: string) => path.replace(/(?=\.tsx?$)/, `-${imported.replaceAll(/\W/g, "_")}`);

let dir: string;
let found: readonly Diagnostic[];
const complaints = (path: string, imported: string) =>
  found.filter(({ location }) => location.path === fileOf(path, imported)).map(({ message }) => message);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "imports-"));
  for (const name of ["biome.json", ".gitignore"]) await cp(join(projectRoot, name), join(dir, name));
  for (const [path, imported] of [...forbidden, ...allowed]) {
    const file = join(dir, fileOf(path, imported));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `export * from "${imported}";\n`);
  }
  const options = ["--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none"];
  const where = { cwd: dir, localDir: projectRoot, preferLocal: true, reject: false } as const;
  const { stdout } = await execa("biome", ["lint", ...options], where);
  found = (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});
afterAll(() => rm(dir, { recursive: true }));

it.each(forbidden)("%s may not import %s", (path, imported, reason) => {
  expect(complaints(path, imported).join()).toContain(reason);
});

it.each(allowed)("%s may import %s", (path, imported) => {
  expect(complaints(path, imported)).toEqual([]);
});

it("every door that biome.json names is a file that another feature imports", async () => {
  const config = await readFile(join(projectRoot, "biome.json"), "utf8");
  const doors = [...config.matchAll(/"!\.\.\/(\w+)\/(\w+\.ts)"/g)].map(([, feature, file]) => `${feature}/${file}`);
  expect(doors).toContain("auth/guard.ts");
  const source = join(projectRoot, "apps/backend/src");
  const features = await Promise.all(
    globSync("*/*.ts", { cwd: source }).map((file) => readFile(join(source, file), "utf8")),
  );
  const closed = doors.filter((door) => !features.some((text) => text.includes(`from "../${door}"`)));
  expect(closed).toEqual([]);
});
