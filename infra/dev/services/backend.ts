import { join } from "node:path";
import { projectRoot } from "@petswipe/embedded";
import { processService, type ServiceSpec } from "../service.ts";
import type { Stack } from "../stack.ts";

export interface BackendNeeds {
  readonly databaseUrl: string;
  /** Without Redis nothing is cached. */
  readonly redisUrl: string | undefined;
  readonly jwtSecret: string;
}

/** The API. */
export function backend({ paths, ports, settings }: Stack, needs: BackendNeeds): ServiceSpec {
  const frontend = `http://localhost:${ports.frontend}`;
  const env = {
    NODE_ENV: "development",
    HOST: "127.0.0.1",
    PORT: String(ports.backend),
    DATABASE_URL: needs.databaseUrl,
    REDIS_URL: needs.redisUrl,
    JWT_SECRET: needs.jwtSecret,
    // All requests of a load test come from one address.
    RATE_LIMIT_MAX: "100000",
    AUTH_RATE_LIMIT_MAX: String(settings.AUTH_RATE_LIMIT_MAX),
    CORS_ORIGINS: `${frontend},http://127.0.0.1:${ports.frontend}`,
    PUBLIC_URL: frontend,
    PHOTO_DIR: join(paths.data, "photos"),
  };
  return processService({
    name: "backend",
    stage: "applications",
    url: `http://localhost:${ports.backend}/api/docs`,
    logFile: join(paths.logs, "backend.log"),
    runDir: paths.run,
    ready: `http://127.0.0.1:${ports.backend}/health/ready`,
    command: async () => ({
      command: process.execPath,
      args: ["src/server.ts"],
      cwd: join(projectRoot, "apps/backend"),
      env,
    }),
  });
}
