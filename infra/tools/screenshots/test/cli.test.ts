import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type StandIn, startStandIn } from "@petswipe/embedded/testing/stand-in";
import { DASHBOARDS } from "@petswipe/monitoring/links";
import { execa } from "execa";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readArguments } from "../src/arguments.ts";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const cli = (...args: string[]) => execa(process.execPath, [CLI, ...args], { reject: false });

const NOW = Date.UTC(2026, 2, 14, 9, 26) / 1000;

/** A Prometheus that knows only the time and whether PostgreSQL is up. */
function answer(path: string): unknown {
  const asked = new URL(path, "http://localhost");
  const query = asked.searchParams.get("query") ?? "";
  if (asked.pathname === "/api/v1/targets") return { activeTargets: [] };
  if (query === "vector(time())") return { result: [{ metric: {}, value: [NOW, String(NOW)] }] };
  const isKnown = query.startsWith("min(pg_up or") && asked.pathname === "/api/v1/query_range";
  return {
    result: isKnown
      ? [
          {
            metric: {},
            values: [
              [NOW - 15, "1"],
              [NOW, "1"],
            ],
          },
        ]
      : [],
  };
}

let folder: string;
let prometheus: StandIn;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "screenshots "));
  prometheus = await startStandIn(({ path }) => ({ json: { status: "success", data: answer(path) } }));
});
afterEach(async () => {
  await prometheus.stop();
  await rm(folder, { recursive: true });
});

it("draws a dashboard as a PNG of the whole page, with --html also the page, and reports what had no data", async () => {
  const options = ["--dashboard", "overview", "--range", "2h", "--html", "--out", folder];
  const { exitCode, stdout, stderr } = await cli("--prometheus", prometheus.origin, ...options);
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(
    /^Querying http:\/\/127\.0\.0\.1:\d+\noverview: 16 panels, 16 with no data \(.*petswipe-overview\.png/s,
  );
  const screenshot = sharp(join(folder, "petswipe-overview.png"));
  const { format, width, height } = await screenshot.metadata();
  expect([format, width]).toEqual(["png", 1600]);
  expect(height).toBeGreaterThan(1500);
  const page = await readFile(join(folder, "petswipe-overview.html"), "utf8");
  expect(page).toContain("Last 2 hours (2026-03-14 07:26 to 09:26 UTC)");
  expect(page).toContain("No data: {{job}}, Redis, KPIs");
});

it("reports in one line that Prometheus does not answer, with exit code 2", async () => {
  const { exitCode, stdout, stderr } = await cli("--prometheus", "http://127.0.0.1:9", "--out", folder);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^Could not draw the dashboards: Prometheus at http:\/\/127\.0\.0\.1:9 does not answer: .*$/);
});

describe("the command line", () => {
  it.each([
    [["--dashboard", "overveiw"], "unknown dashboard: overveiw (known: overview, business, "],
    [["--range", "an hour"], '"an hour" is not a duration'],
    [["--prometheus", "localhost"], "--prometheus needs a URL"],
    [["--pdf"], "--pdf"],
  ])("rejects %j and says why", (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });

  it("selects all dashboards by default, and each once", () => {
    expect(readArguments([]).dashboards).toEqual(Object.keys(DASHBOARDS));
    const args = ["--dashboard", "slo", "--dashboard", "overview", "--dashboard", "slo"];
    expect(readArguments(args).dashboards).toEqual(["slo", "overview"]);
  });
});
