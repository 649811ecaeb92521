import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { missing } from "@petswipe/cli/missing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unemitted } from "../src/emitted.ts";
import { missingBelow } from "../src/missing.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "missing "));
});
afterEach(() => rm(root, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

describe("a mark of a skeleton", () => {
  it("is a problem in code, tests, pages, SQL and Markdown, each with file, line and what to write", async () => {
    const files = [
      "apps/backend/src/pets/routes.ts",
      "apps/backend/test/share-pet.test.ts",
      "apps/frontend/src/app/page.tsx",
      "docs/slos.md",
      "infra/runbooks/RedisDown.md",
      "packages/database/migrations/010.do.shares.sql",
    ];
    for (const file of files) await write(file, `first\n// ${missing("what it does")}\n`);
    expect(missingBelow(root)).toEqual(files.map((file) => `${file}:2: write what it does`));
  });

  it("is none in what is installed or built, nor in the tool that writes it", async () => {
    for (const file of [
      "apps/backend/node_modules/x/README.md",
      "apps/frontend/.next/server/page.ts",
      "apps/backend/dist/server.ts",
      "infra/tools/new/test/filled.ts",
    ])
      await write(file, missing("what it does"));
    expect(missingBelow(root)).toEqual([]);
  });
});

describe("a metric is not recorded", () => {
  const names = ["pets_total", "cats_total", "dogs_total"];

  it("when no program names it: neither part of another name nor the package that declares it counts", () => {
    const sources = new Map([
      ["apps/backend/src/a.ts", "metrics.pets_total.inc(); metrics.all_cats_total.inc();"],
      ["apps/backend/src/b.tsx", 'const metric = "petswipe_dogs_total";'],
      ["packages/metrics/src/catalogue/pets.ts", 'cats_total: { type: "counter" }'],
      ["packages/metrics/src/slos.ts", 'metric: "dogs_total"'],
    ]);
    expect(unemitted(names, sources)).toEqual(["cats_total", "dogs_total"]);
  });

  it("unless a string or another package names it", () => {
    const sources = new Map([
      ["apps/exporter/src/kpis/cats.ts", '  metric: "cats_total",'],
      ["packages/database/src/open.ts", "metrics.dogs_total.inc(labels);metrics.pets_total.inc()"],
    ]);
    expect(unemitted(names, sources)).toEqual([]);
  });
});
