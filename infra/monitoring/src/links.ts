/** Origins of the links in alerts. A team that adopts these rules changes both and runs `pnpm generate`. */
const RUNBOOKS = "https://github.com/petswipe/petswipe/blob/main/infra/runbooks";
export const GRAFANA = "http://localhost:3001";

/** The uid of each dashboard, by topic. */
export const DASHBOARDS = {
  overview: "petswipe-overview",
  business: "petswipe-business",
  infrastructure: "petswipe-infrastructure",
  database: "petswipe-database",
  application: "petswipe-application",
  slo: "petswipe-slo",
  monitoring: "petswipe-monitoring",
} as const;

export type Dashboard = keyof typeof DASHBOARDS;

export const runbookUrl = (alert: string): string => `${RUNBOOKS}/${alert}.md`;
export const dashboardUrl = (dashboard: Dashboard): string => `${GRAFANA}/d/${DASHBOARDS[dashboard]}`;
