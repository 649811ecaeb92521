import { parseArgs } from "node:util";

/** What the command line asks for. */
export interface Arguments {
  readonly traffic: boolean;
  readonly help: boolean;
}

export const usage = `Usage: pnpm dev [--traffic]

Runs PetSwipe without Docker: PostgreSQL, Redis, backend, frontend, exporter, Prometheus, Alertmanager and the exporters
of PostgreSQL, Redis and the machine. Alerts are shown at the alert sink, save for channels that the environment names.
Ctrl-C stops everything.

  --traffic  keep a gentle simulated crowd swiping
  --help     show this text

Environment: DATABASE_URL and REDIS_URL are used instead of servers of our own. An empty database is filled with a demo
whose accounts have a public password; one of another machine only after DEV_SEED=yes. Ports, 0 for any free one:
BACKEND_PORT, FRONTEND_PORT, EXPORTER_PORT, PROMETHEUS_PORT, ALERTMANAGER_PORT, POSTGRES_EXPORTER_PORT,
REDIS_EXPORTER_PORT, NODE_EXPORTER_PORT, ALERT_SINK_PORT. SCRAPE_INTERVAL and PROMETHEUS_RETENTION go to Prometheus.
DEV_DATA_DIR is where data, logs and secrets are kept; .data/dev by default.
`;

/** Reads the command line. Throws an error that names what it does not know. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // pnpm passes on the one that ends its own options
    options: { traffic: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  return values;
}
