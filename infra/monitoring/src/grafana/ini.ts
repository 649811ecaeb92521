import { dashboards } from "../dashboards/all.ts";
import { GRAFANA } from "../links.ts";
import { fileOf, mounted } from "./paths.ts";

type Settings = Readonly<Record<string, Readonly<Record<string, string | boolean>>>>;

/** Grafana's settings. The admin password is not one of them: compose passes it as a secret. */
const settings: Settings = {
  server: { root_url: GRAFANA, enable_gzip: true },
  dashboards: { default_home_dashboard_path: mounted(fileOf("overview", dashboards.overview.folder)) },
  security: { cookie_samesite: "strict", content_security_policy: true, disable_gravatar: true },
  users: { allow_sign_up: false, allow_org_create: false, auto_assign_org_role: "Viewer", viewers_can_edit: false },
  "auth.anonymous": { enabled: false },
  public_dashboards: { enabled: false },
  snapshots: { external_enabled: false },
  // Prometheus evaluates the alerts; Grafana only displays them.
  unified_alerting: { execute_alerts: false },
  analytics: {
    reporting_enabled: false,
    check_for_updates: false,
    check_for_plugin_updates: false,
    feedback_links_enabled: false,
  },
  plugins: { preinstall_disabled: true },
  metrics: { enabled: true },
  "log.console": { format: "json" },
};

const sectionText = ([name, values]: [string, Settings[string]]): string =>
  [`[${name}]`, ...Object.entries(values).map(([key, value]) => `${key} = ${value}`), ""].join("\n");

/** The text of grafana.ini. */
export const renderIni = (): string =>
  [
    "# Written by pnpm generate from infra/monitoring/src/grafana.\n",
    ...Object.entries(settings).map(sectionText),
  ].join("\n");
