import { stringify } from "yaml";
import { dashboards } from "../dashboards/all.ts";
import { dashboardModel } from "../dashboards/build.ts";
import type { Dashboard } from "../links.ts";
import { cloudWatch, dataSources } from "./datasources.ts";
import { renderIni } from "./ini.ts";
import { fileOf } from "./paths.ts";
import { providers } from "./providers.ts";

const entries = Object.entries(dashboards) as [Dashboard, (typeof dashboards)[Dashboard]][];

const yaml = (content: object): string =>
  `# Written by pnpm generate from infra/monitoring/src/grafana.\n${stringify(content)}`;

/** Everything that Grafana reads, by its file below infra/grafana. */
export const grafanaFiles = (): Readonly<Record<string, string>> => ({
  "grafana.ini": renderIni(),
  "provisioning/datasources/petswipe.yaml": yaml(dataSources),
  "provisioning/dashboards/petswipe.yaml": yaml(providers),
  "optional/cloudwatch.yaml": yaml(cloudWatch),
  ...Object.fromEntries(
    entries.map(([name, spec]) => [
      `dashboards/${fileOf(name, spec.folder)}`,
      `${JSON.stringify(dashboardModel(name, spec), null, 2)}\n`,
    ]),
  ),
});
