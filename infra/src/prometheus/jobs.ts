interface JobSpec {
  /** A fixed interval; without one the job follows SCRAPE_INTERVAL. */
  readonly interval?: string;
  /** Whether the target is ours and its /metrics may ask for a bearer token. */
  readonly application?: true;
}

/** Every scrape job by name. A job without a target in a deployment is left out there. */
export const jobs = {
  backend: { application: true },
  frontend: { application: true },
  exporter: { application: true },
  postgres: { interval: "30s" },
  redis: { interval: "30s" },
  node: {},
  grafana: { interval: "60s" },
  prometheus: { interval: "60s" },
  alertmanager: { interval: "60s" },
} as const satisfies Record<string, JobSpec>;

export type JobName = keyof typeof jobs;

/** The jobs in the table's order, with their full shape. */
export const jobEntries = Object.entries(jobs) as readonly (readonly [JobName, JobSpec])[];
