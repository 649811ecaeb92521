import { projectRoot } from "@petswipe/embedded";
import { execa } from "execa";
import { expect, it } from "vitest";

/** Biome checks scripts; this checks every other file and all folders. */
const KEBAB = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Paths whose last part has another form. */
const OTHER_FORMS = [
  /(^|\/)(README|CONTRIBUTING)\.md$/,
  /^infra\/docker\/Dockerfile$/,
  /^infra\/runbooks\/([A-Z][a-z0-9]+)+\.md$/, // the alert's name
  /^packages\/database\/migrations\/\d{3}\.do\.[a-z0-9]+(_[a-z0-9]+)*\.sql$/, // an applied migration keeps its name
  /^apps\/frontend\/src\/app\/.*\[(\.\.\.)?[a-z]+\]$/, // parameters of Next.js
];

/** Files and folders whose name is neither kebab-case nor one of the other forms. */
function misnamed(files: readonly string[]): string[] {
  const paths = files.flatMap((file) => {
    const parts = file.split("/");
    return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  });
  const isNamed = (path: string) =>
    KEBAB.test(path.slice(path.lastIndexOf("/") + 1)) || OTHER_FORMS.some((form) => form.test(path));
  return [...new Set(paths)].filter((path) => !isNamed(path));
}

it("every file and folder has a name in kebab-case", async () => {
  const { stdout } = await execa("git", ["ls-files"], { cwd: projectRoot });
  expect(misnamed(stdout.split("\n"))).toEqual([]);
});

it.each([
  "apps/frontend/src/pets/PetCard.module.css",
  "infra/prometheus/rules/myRule.yml",
  "infra/setup/make_secrets.sh",
  "packages/database/migrations/010.do.kpiRuns.sql",
  "infra/runbooks/redis-down.MD",
  "docs/my page.md",
])("%s is refused", (file) => {
  expect(misnamed([file])).toEqual([file]);
});

it("a folder is refused once, whatever is in it", () => {
  expect(misnamed(["packages/promql/src/FooBar/a.ts", "packages/promql/src/FooBar/b.ts"])).toEqual([
    "packages/promql/src/FooBar",
  ]);
});
