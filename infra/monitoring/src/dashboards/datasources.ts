/** Fixed uids of the data sources, used by dashboards and their links. */
export const DATASOURCES = {
  prometheus: "petswipe-prometheus",
  alertmanager: "petswipe-alertmanager",
  traces: "petswipe-traces",
  cloudwatch: "petswipe-cloudwatch",
} as const;

/** The Prometheus selected at the top of the dashboard: panels, variables and annotations query it. */
export const SELECTED_DATASOURCE = { type: "prometheus", uid: "$datasource" } as const;
