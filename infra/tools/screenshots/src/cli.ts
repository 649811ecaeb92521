import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { runCommand } from "@petswipe/cli/command";
import { projectRoot } from "@petswipe/embedded";
import { type DashboardFile, readDashboards } from "@petswipe/monitoring/dashboards/read";
import { DASHBOARDS, type Dashboard } from "@petswipe/monitoring/links";
import { readPrometheusSettings } from "@petswipe/monitoring/scrape/settings";
import type { PrometheusApi } from "@petswipe/prometheus-client";
import { connect } from "@petswipe/prometheus-client/address";
import { durationMs } from "@petswipe/promql/duration";
import type { Browser } from "playwright-core";
import { type Arguments, readArguments, USAGE } from "./arguments.ts";
import { launch, screenshotOf } from "./browser.ts";
import { type Rendered, render } from "./render.ts";

const FOLDER = "infra/grafana/dashboards";
const SCREENSHOTS = "docs/screenshots/dashboards";

function report(name: Dashboard, { panels, withoutData, rejected }: Rendered, file: string, bytes: number): string {
  const missing = withoutData.length === 0 ? "" : ` (${withoutData.join(", ")})`;
  const failed = rejected.length === 0 ? "" : `, ${rejected.length} rejected (${rejected.join(", ")})`;
  const size = `${Math.round(bytes / 1000)} kB`;
  return `${name}: ${panels} panels, ${withoutData.length} with no data${missing}${failed}: ${file} (${size})\n`;
}

/** What all dashboards of a run share. */
interface Run {
  readonly api: PrometheusApi;
  readonly browser: Browser;
  readonly files: ReadonlyMap<string, DashboardFile>;
  readonly out: string;
  readonly to: number;
  readonly scrapeInterval: number;
}

function dashboardIn(files: Run["files"], name: Dashboard): DashboardFile {
  const file = files.get(DASHBOARDS[name]);
  if (file === undefined) throw new Error(`${FOLDER} has no ${DASHBOARDS[name]}.json: run pnpm generate`);
  return file;
}

async function draw(name: Dashboard, { html: isKept, range }: Arguments, run: Run): Promise<void> {
  const { api, browser, files, out, to, scrapeInterval } = run;
  const { path, model } = dashboardIn(files, name);
  const source = `Drawn by pnpm dashboards:render from ${FOLDER}/${path}, close to how Grafana shows it.`;
  const rendered = await render(api, model, { range, to, scrapeInterval, source });
  const file = join(out, `${DASHBOARDS[name]}.png`);
  if (isKept) await writeFile(file.replace(/png$/, "html"), rendered.html);
  const screenshot = await screenshotOf(browser, rendered.html);
  await writeFile(file, screenshot);
  process.stdout.write(report(name, rendered, relative(process.cwd(), file), screenshot.length));
}

async function drawAll(args: Arguments): Promise<number> {
  const { api, address } = connect(args.prometheus);
  const to = await api.now(); // fails before a browser starts
  const files = await readDashboards(join(projectRoot, FOLDER));
  const scrapeInterval = durationMs(readPrometheusSettings(process.env).SCRAPE_INTERVAL) / 1000;
  const out = args.out ?? join(projectRoot, SCREENSHOTS);
  await mkdir(out, { recursive: true });
  const browser = await launch();
  try {
    process.stdout.write(`Querying ${address}\n`);
    for (const name of args.dashboards) await draw(name, args, { api, browser, files, out, to, scrapeInterval });
  } finally {
    await browser.close();
  }
  return 0;
}

await runCommand({ usage: USAGE, read: readArguments, failure: "Could not draw the dashboards", run: drawAll });
