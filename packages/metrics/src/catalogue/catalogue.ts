import { authMetrics } from "./auth.ts";
import { backupMetrics } from "./backup.ts";
import { businessMetrics } from "./business.ts";
import { cacheMetrics } from "./cache.ts";
import { databaseMetrics } from "./database.ts";
import { httpMetrics, layerMetrics } from "./http.ts";
import { kpiMetrics, kpiSelfMetrics } from "./kpi.ts";

/** The metrics of each service. A metric that is added to a topic's table belongs to the services that list the table here. */
export const services = {
  backend: {
    ...httpMetrics,
    ...layerMetrics,
    ...businessMetrics,
    ...authMetrics,
    ...databaseMetrics,
    ...cacheMetrics,
  },
  frontend: httpMetrics,
  exporter: { ...kpiMetrics, ...kpiSelfMetrics },
  backup: backupMetrics,
} as const;

/** Every metric that PetSwipe declares, by name. */
export const catalogue = {
  ...services.backend,
  ...services.frontend,
  ...services.exporter,
  ...services.backup,
} as const;

export type Catalogue = typeof catalogue;
export type MetricName = keyof Catalogue;
export type ServiceName = keyof typeof services;

type NamesOfType<Type> = {
  [Name in MetricName]: Catalogue[Name] extends { type: Type } ? Name : never;
}[MetricName];

export type CounterName = NamesOfType<"counter">;
export type GaugeName = NamesOfType<"gauge">;
export type HistogramName = NamesOfType<"histogram">;

export type LabelName<Name extends MetricName> = keyof Catalogue[Name]["labels"] & string;
export type BucketOf<Name extends HistogramName> = Catalogue[Name]["buckets"][number];
