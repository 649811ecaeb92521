import { parseArgs } from "node:util";

/** The parsed command line. */
export interface Arguments {
  readonly traffic: boolean;
  readonly help: boolean;
}

export const usage = `Usage: pnpm dev [--traffic]

Runs PetSwipe without Docker: PostgreSQL, Redis, backend, frontend, exporter, Prometheus, Alertmanager and the exporters
of PostgreSQL, Redis and the machine. The alert sink shows notifications of every channel that the environment does not
configure. Ctrl-C stops everything.

  --traffic  simulate users at a low rate
  --help     show this text

Environment: DATABASE_URL and REDIS_URL replace the embedded servers. An empty database is filled with demo data, whose
accounts have a public password; on another machine only with DEV_SEED=yes. Ports, 0 for any free port:
BACKEND_PORT, FRONTEND_PORT, EXPORTER_PORT, PROMETHEUS_PORT, ALERTMANAGER_PORT, POSTGRES_EXPORTER_PORT,
REDIS_EXPORTER_PORT, NODE_EXPORTER_PORT, ALERT_SINK_PORT. SCRAPE_INTERVAL and PROMETHEUS_RETENTION configure Prometheus.
DEV_DATA_DIR is the folder for data, logs and secrets; .data/dev by default.
`;

/** Reads the command line. Throws an error that names an unknown argument. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"), // pnpm passes on the one that ends its own options
    options: { traffic: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  return values;
}
