export * from "./catalogue/catalogue.ts";
export { KPI_NAMES, KPI_WINDOWS, type KpiName, type KpiWindow } from "./catalogue/kpi.ts";
export { routeTemplate, statusCode, UNMATCHED } from "./labels.ts";
export * from "./slos.ts";
export * from "./types.ts";
export * from "./vocabulary.ts";
