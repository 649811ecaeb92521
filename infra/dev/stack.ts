import type { Log } from "@petswipe/embedded";
import type { Paths } from "./paths.ts";
import type { PortRequest } from "./ports.ts";
import type { Settings } from "./settings.ts";

/** A port for each service; `postgres` and `redis` are the embedded servers. */
export function portRequests(settings: Settings) {
  return {
    backend: { port: settings.BACKEND_PORT, variable: "BACKEND_PORT" },
    frontend: { port: settings.FRONTEND_PORT, variable: "FRONTEND_PORT" },
    exporter: { port: settings.EXPORTER_PORT, variable: "EXPORTER_PORT" },
    prometheus: { port: settings.PROMETHEUS_PORT, variable: "PROMETHEUS_PORT" },
    alertmanager: { port: settings.ALERTMANAGER_PORT, variable: "ALERTMANAGER_PORT" },
    postgresExporter: { port: settings.POSTGRES_EXPORTER_PORT, variable: "POSTGRES_EXPORTER_PORT" },
    redisExporter: { port: settings.REDIS_EXPORTER_PORT, variable: "REDIS_EXPORTER_PORT" },
    nodeExporter: { port: settings.NODE_EXPORTER_PORT, variable: "NODE_EXPORTER_PORT" },
    alertSink: { port: settings.ALERT_SINK_PORT, variable: "ALERT_SINK_PORT" },
    alertSinkMail: { port: 0, variable: "ALERT_SINK_PORT" },
    postgres: { port: 0, variable: "DATABASE_URL" },
    redis: { port: 0, variable: "REDIS_URL" },
  } as const satisfies Record<string, PortRequest>;
}

export type Ports = Record<keyof ReturnType<typeof portRequests>, number>;

/** Shared by all services of a run. */
export interface Stack {
  readonly settings: Settings;
  readonly paths: Paths;
  readonly ports: Ports;
  readonly log: Log;
}
