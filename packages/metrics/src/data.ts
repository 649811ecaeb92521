export { authMetrics } from "./catalogue/auth.ts";
export { BACKUP_SOURCES, backupMetrics } from "./catalogue/backup.ts";
export { businessMetrics } from "./catalogue/business.ts";
export { cacheMetrics } from "./catalogue/cache.ts";
export * from "./catalogue/catalogue.ts";
export { databaseMetrics } from "./catalogue/database.ts";
export { httpMetrics, layerMetrics } from "./catalogue/http.ts";
export {
  FUNNEL_STAGES,
  KPI_NAMES,
  KPI_STALE_AFTER_SECONDS,
  KPI_WINDOWS,
  type KpiName,
  type KpiWindow,
  kpiMetrics,
  kpiSelfMetrics,
} from "./catalogue/kpi.ts";
export { closedCombinations, closedSeriesName, closedSeriesNames, hasClosedLabels } from "./closed-labels.ts";
export { httpMethod, routeTemplate, statusCode, UNMATCHED } from "./labels.ts";
export * from "./slos.ts";
export * from "./types.ts";
export * from "./vocabulary.ts";
