/** Writes every generated file of infra/prometheus, infra/alertmanager and infra/grafana; --check only compares. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { configOrExit } from "@petswipe/config";
import { testFiles } from "../alert-tests/files.ts";
import { configuration } from "../configure/configuration.ts";
import { readMonitoringSettings } from "../configure/settings.ts";
import { grafanaFiles } from "../grafana/files.ts";
import { faults } from "../lint/faults.ts";
import { ruleFiles } from "../rule-files.ts";
import { renderRules } from "../rules/rule-file.ts";
import { readPrometheusSettings } from "../scrape/settings.ts";

const INFRA = new URL("../../../", import.meta.url);

/** Of this deployment, since they decide what rules and dashboards can see; the files themselves do not depend on the environment. */
const { PROMETHEUS_RETENTION: retention, SCRAPE_INTERVAL: scrapeInterval } = configOrExit(() =>
  readPrometheusSettings(process.env),
);
const runbooks = (await readdir(new URL("runbooks/", INFRA))).map((file) => file.replace(/\.md$/, ""));

const found = faults({ retention, scrapeInterval, runbooks: new Set(runbooks) });
if (found.length > 0) {
  process.stderr.write(`Nothing was generated:\n${found.map((fault) => `  - ${fault}\n`).join("")}`);
  process.exit(1);
}

const { prometheus, alertmanager } = configuration(readMonitoringSettings({}));
const files = new Map([
  ...Object.entries(ruleFiles).map(([name, groups]) => [`prometheus/rules/${name}`, renderRules(groups)] as const),
  ...Object.entries(testFiles()).map(([name, text]) => [`prometheus/tests/${name}`, text] as const),
  ...Object.entries(grafanaFiles()).map(([name, text]) => [`grafana/${name}`, text] as const),
  ["prometheus/prometheus.yml", prometheus],
  ["alertmanager/alertmanager.yml", alertmanager],
]);

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
for (const [name, fresh] of files) {
  const file = new URL(name, INFRA);
  if (!values.check) await writeFile(file, fresh);
  else if ((await readFile(file, "utf8").catch(() => "")) !== fresh) {
    process.stderr.write(`infra/${name} is stale. Run pnpm generate.\n`);
    process.exitCode = 1;
  }
}
