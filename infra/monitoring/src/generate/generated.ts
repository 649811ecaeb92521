import type { Generated } from "@petswipe/cli/generated";
import { testFiles } from "../alert-tests/files.ts";
import { configuration } from "../configure/configuration.ts";
import { readMonitoringSettings } from "../configure/settings.ts";
import { grafanaFiles } from "../grafana/files.ts";
import { problems } from "../lint/problems.ts";
import { ruleFiles } from "../rule-files.ts";
import { renderRules } from "../rules/rule-file.ts";
import { alertOf, readTexts } from "../runbooks/files.ts";
import { readPrometheusSettings } from "../scrape/settings.ts";

const below = (folder: string, files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, text]) => [`infra/${folder}/${name}`, text] as const);

/** The files that Prometheus, Alertmanager and Grafana load. They do not depend on the environment; the problems do. */
export async function generated(): Promise<Generated> {
  const { PROMETHEUS_RETENTION: retention, SCRAPE_INTERVAL: scrapeInterval } = readPrometheusSettings(process.env);
  const runbooks = new Set([...(await readTexts()).keys()].map(alertOf));
  const found = problems({ retention, scrapeInterval, runbooks });
  if (found.length > 0) return { files: new Map(), problems: found };
  const { prometheus, alertmanager } = configuration(readMonitoringSettings({}));
  const rules = Object.fromEntries(Object.entries(ruleFiles).map(([name, groups]) => [name, renderRules(groups)]));
  return {
    files: new Map([
      ...below("prometheus/rules", rules),
      ...below("prometheus/tests", testFiles()),
      ...below("grafana", grafanaFiles()),
      ...below("prometheus", { "prometheus.yml": prometheus }),
      ...below("alertmanager", { "alertmanager.yml": alertmanager }),
    ]),
    problems: [],
    owned: [
      "infra/prometheus/rules/*.yml",
      "infra/prometheus/tests/alerts-*.yml",
      "infra/grafana/dashboards/**/*.json",
    ],
  };
}
