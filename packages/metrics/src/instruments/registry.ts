import {
  type OpenMetricsContentType,
  Registry as PromRegistry,
  collectDefaultMetrics as promDefaultMetrics,
} from "prom-client";

/** Renders OpenMetrics, the one format that carries exemplars. */
export type Registry = PromRegistry<OpenMetricsContentType>;

export function createRegistry(): Registry {
  const registry = new PromRegistry<OpenMetricsContentType>();
  registry.setContentType(PromRegistry.OPENMETRICS_CONTENT_TYPE);
  return registry;
}

/** Node's own: process CPU and memory, event loop lag, garbage collection. */
export function collectDefaultMetrics({ register }: { readonly register: Registry }): void {
  // prom-client's types know the text format only; it makes no difference to these metrics.
  promDefaultMetrics({ register: register as unknown as PromRegistry });
}
