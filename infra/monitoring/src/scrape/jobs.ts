import type { RelabelConfig } from "./config.ts";

interface JobSpec {
  /** A fixed scrape interval; SCRAPE_INTERVAL by default. */
  readonly interval?: string;
  /** Whether the target is one of our applications, whose /metrics may require a bearer token. */
  readonly application?: true;
  /** The address of its target in containers. */
  readonly address: string;
  /** Relabeling of its samples. */
  readonly relabel?: readonly RelabelConfig[];
}

/** cAdvisor labels a container `name`; our rules and the usual convention use `container`. */
const containerNames: readonly RelabelConfig[] = [
  { source_labels: ["name"], regex: "(.+)", target_label: "container" },
  { action: "labeldrop", regex: "name" },
];

/** Every scrape job by name. Deployments leave out jobs without targets. */
export const jobs = {
  backend: { application: true, address: "backend:5001" },
  frontend: { application: true, address: "frontend:3000" },
  exporter: { application: true, address: "exporter:9400" },
  backup: { application: true, address: "backup:9401" },
  postgres: { interval: "30s", address: "postgres-exporter:9187" },
  redis: { interval: "30s", address: "redis-exporter:9121" },
  node: { address: "node-exporter:9100" },
  cadvisor: { address: "cadvisor:8080", relabel: containerNames },
  grafana: { interval: "60s", address: "grafana:3000" },
  prometheus: { interval: "60s", address: "localhost:9090" },
  alertmanager: { interval: "60s", address: "alertmanager:9093" },
} as const satisfies Record<string, JobSpec>;

export type JobName = keyof typeof jobs;

/** The jobs in the table's order, with their full type. */
export const jobEntries = Object.entries(jobs) as readonly (readonly [JobName, JobSpec])[];
