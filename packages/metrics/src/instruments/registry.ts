import {
  type OpenMetricsContentType,
  Registry as PromRegistry,
  collectDefaultMetrics as promDefaultMetrics,
} from "prom-client";

/** Renders OpenMetrics, the only text format with exemplars. */
export type Registry = PromRegistry<OpenMetricsContentType>;

export function createRegistry(): Registry {
  const registry = new PromRegistry<OpenMetricsContentType>();
  registry.setContentType(PromRegistry.OPENMETRICS_CONTENT_TYPE);
  return registry;
}

/** Metrics of Node.js: process CPU and memory, event loop lag, garbage collection. */
export function collectDefaultMetrics({ register }: { readonly register: Registry }): void {
  // prom-client's types accept only a registry of the older text format; the metrics are the same.
  promDefaultMetrics({ register: register as unknown as PromRegistry });
}
