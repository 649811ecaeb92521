import { join } from "node:path";
import { type PostgresServer, startPostgres } from "@petswipe/embedded";
import type { ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

/** An embedded PostgreSQL. `onStart` receives the server after each start; its port and password do not change. */
export function postgres({ paths, ports }: Stack, onStart: (server: PostgresServer) => void): ServiceSpec {
  const logFile = join(paths.logs, "postgres.log");
  return {
    name: "postgres",
    stage: "data",
    url: `127.0.0.1:${ports.postgres}`,
    logFile,
    async start() {
      const dataDir = join(paths.data, "postgres");
      const settings = { "pg_stat_statements.track": "all", track_io_timing: "on" };
      const server = await startPostgres({ dataDir, port: ports.postgres, settings, logFile, runDir: paths.run });
      onStart(server);
      return server;
    },
  };
}
