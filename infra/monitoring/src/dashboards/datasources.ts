/** Fixed uids of the data sources, which dashboards and their links rely on. */
export const DATASOURCES = {
  prometheus: "petswipe-prometheus",
  alertmanager: "petswipe-alertmanager",
  traces: "petswipe-traces",
  cloudwatch: "petswipe-cloudwatch",
} as const;

/** What panels, variables and annotations ask: the Prometheus that is chosen at the top of the dashboard. */
export const CHOSEN = { type: "prometheus", uid: "$datasource" } as const;
