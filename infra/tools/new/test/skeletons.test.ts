import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { program } from "@petswipe/embedded";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Copy, copyRepository } from "./support/copy.ts";
import { filesIn, fillIn } from "./support/filled.ts";

/** Skeletons of every kind, of own and foreign metrics, one after the other in one copy. */
const COMMANDS = {
  metric: ["metric", "pet_shares_total", "--in", "business", "--labels", "pet_type,via=link|mail"],
  alert: [
    ..."alert PetSharesHigh --in business --metric pet_shares_total --above 50 --severity low".split(" "),
    ..."--for 10m --panel business/pets".split(" "),
  ],
  linked: "alert SessionsActiveLow --in business --metric sessions_active --below 4 --severity low".split(" "),
  foreign: [
    ..."alert DiskReadsHigh --in infrastructure --metric node_disk_reads_completed_total --above 2000".split(" "),
    ..."--severity medium --panel infrastructure/storage".split(" "),
  ],
  panel: ["panel", "Shares by type", "--in", "application/business-events", "--metric", "pet_shares_total"],
  percentiles: ["panel", "Layers", "--in", "application/layers", "--metric", "http_layer_duration_seconds"],
  disk: ["panel", "Disk reads", "--in", "infrastructure/storage", "--metric", "node_disk_reads_completed_total"],
  route: ["route", "SharePet", "--in", "pets", "--route", "POST /pets/:id/share", "--roles", "adopter"],
  kpi: ["kpi", "shares_per_day", "--in", "business/activity"],
} as const;

let copy: Copy;
const said: Record<string, string> = {};
const text = (file: string) => readFile(join(copy.root, file), "utf8");

beforeAll(async () => {
  copy = await copyRepository();
  for (const [name, args] of Object.entries(COMMANDS)) {
    const { all, exitCode } = await copy.pnpmNew(...args);
    expect(exitCode, all).toBe(0);
    said[name] = `${all}\n`;
  }
});
afterAll(() => copy.remove());

describe("a skeleton", () => {
  it("is said with its files, with what is missing by file and line, and with the next command", () => {
    expect(said["metric"]).toMatch(
      /^Wrote:\n {2}packages\/metrics\/src\/catalogue\/business\.ts\n\nMissing, in order:\n {2}1\. packages\/metrics\/src\/catalogue\/business\.ts:\d+: what it counts or measures, and when, in one sentence\n {2}2\. Record it where it happens: metrics\.pet_shares_total\.inc\(\{ pet_type, via \}\)\n/,
    );
    expect(said["metric"]).toMatch(/\n\nThen: pnpm generate\n$/);
    expect(said["alert"]).toMatch(/\n\nThen: pnpm generate && pnpm test:alerts business\n$/);
    expect(said["linked"]).toMatch(/infra\/runbooks\/SessionsActiveLow\.md:\d+: who notices, and what\n/);
    expect(said["disk"]).toMatch(/storage\.ts:\d+: what it shows, and how to read it\n/);
  });

  it("compiles", { timeout: 240_000 }, async () => {
    for (const workspace of [
      "packages/metrics",
      "packages/contract",
      "infra/monitoring",
      "apps/exporter",
      "apps/backend",
    ]) {
      const { all, exitCode } = await copy.run("tsc", ["--noEmit"], workspace);
      expect(exitCode, `${workspace}: ${all}`).toBe(0);
    }
  });

  it("has the form that Biome asks for", async () => {
    const files = Object.values(said)
      .flatMap(filesIn)
      .filter((file) => file.endsWith(".ts"));
    const { all, exitCode } = await copy.run("biome", ["check", ...new Set(files)]);
    expect(exitCode, all).toBe(0);
  });

  it("of an alert links to the panel that shows its metric, where no new one is asked for", async () => {
    expect(await text("infra/monitoring/src/dashboards/business/activity.ts")).toMatch(
      /title: "Active sessions",(\n(?!\s+title).*)*?\n {6}alerts: \["SessionsActiveLow"\],\n {6}width: /,
    );
  });
});

describe("pnpm generate", () => {
  it("refuses skeletons, and names everything that is missing in one run", async () => {
    const { all, exitCode } = await copy.generate();
    expect(exitCode).toBe(1);
    for (const [file, what] of [
      ["packages/metrics/src/catalogue/business.ts", "write what it counts or measures"],
      ["infra/monitoring/src/alerts/business.ts", "write what is wrong, in one line"],
      ["infra/monitoring/src/alerts/infrastructure.ts", "write what happens and its impact"],
      ["infra/runbooks/PetSharesHigh.md", "write what to do about each cause"],
      ["infra/monitoring/src/dashboards/infrastructure/storage.ts", "write what it shows"],
      ["apps/backend/src/pets/repository.ts", "write the statement"],
      ["apps/backend/test/share-pet.test.ts", "write does what"],
      ["packages/contract/src/pets.ts", "write the fields of SharePetReply"],
      ["apps/exporter/src/kpis/shares-per-day.ts", "write the definition"],
      ["apps/exporter/test/support/expected.ts", "write the expected value"],
    ])
      expect(all).toMatch(new RegExp(`^ {2}- ${file}:\\d+: ${what}`, "m"));
    expect(all).toContain("metric pet_shares_total: no program records it: call metrics.pet_shares_total.inc(…)");
  });

  it("takes them when they are filled in, and promtool confirms their test cases", { timeout: 240_000 }, async () => {
    for (const file of new Set(Object.values(said).flatMap(filesIn))) await fillIn(copy.root, file);
    const routes = "apps/backend/src/swipes/routes.ts";
    const counted = (await text(routes)).replace(
      "metrics.swipes_total.inc(",
      'metrics.pet_shares_total.inc({ pet_type: petType, via: "link" });\n      $&',
    );
    await writeFile(join(copy.root, routes), counted);
    const { all, exitCode } = await copy.generate();
    expect(exitCode, all).toBe(0);
    expect(all).toContain("  - infra/prometheus/rules/alerts-business.yml\n");

    const rules = await text("infra/prometheus/rules/alerts-business.yml");
    expect(rules).toContain("expr: sum(increase(pet_shares_total[5m])) > 50\n");
    expect(rules).toContain("expr: max(sessions_active) < 4\n");
    const { command } = await program("promtool");
    for (const topic of ["business", "infrastructure"]) {
      const test = await copy.run(command, ["test", "rules", `alerts-${topic}.test.yml`], "infra/prometheus/tests");
      expect(test.exitCode, test.all).toBe(0);
    }
  });
});
